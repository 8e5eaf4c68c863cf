// widgets/element.js, with a module
(() => {
"use strict";
const NAME = "five-runs";
const WASM = "H4sIAAAAAAACAyxM1WEzMQzWd5LlOBfmrPK/ZZGDn7nM4CxQeO40XaZdomj1YhB8RPXePxAR7rCoEHFeZTFSxTFGRJtTlRgNc9Y2HJk2VmpIs20850l9boiZzi3C6sdmhlY0+NzmTV4jST5Y4WQmA8j2WBFVhMi3uIbAqUhq4lla0AAJCNRuIVftdHua9THAYDgaivc6VmZlgcpkOlZ1LmmDDIBeD8zIEuFhJ41EM2rOFA6Bx3OvDDHSh5Cx9KQXAsNrSEhCZ9lIHLYxmTgGDXXJEav1+p7ySKvnh6avH1P3n1T/ffu3tXuSEdd7f+ir2/22/feE/sju1tY/+tsuy6/1fl1++/+VkZflz2/1dvm53vvGWViCVsjH71I1MDQOiY4Kio+NS05ITCoH8GEV4JEbWbpAUqstydZMaL44+6Wko5lv4/kW7XBcw2E85rtg9yzY4cTDs8zMu4ZlZoZwcszMzMzo+/9XUrd8cXacdL2q9+rxq3qqe+69cuJ/Pmhera/T+si3HMU/5d2wjr5VQBc5M2tKDHrW5BjsDqPmzKmEtpt01pzllE8HLvL5oDwWdng3CJuza8HSzDsFytpwUPsL5VT5kGCdcsbrwaxJiYowOfXgoFZOiwjlBErniHZ6uymhR3bNBiXjRskY0qmFdVF5IqwEteOgtqgYj1WMxyreNGZYDmvbMLQ+GjhT/jQnMMDsLdpBzHbamf+eUDDBUk6eOVnPxRS6KKL+1petlONam1bMMzrO9adSaQ1RLwoLVJSr5YuDaEiNILBQXlU61xlneWXpOoJlHQ/FQPCIB434WRNRIVhOhs9odbi1a2lHBUUGOkTwpVwLPEqnBMVZYGzAGIv6fLWtZY/9NJv5MDb2f7We6EgyjSQNs2oYO6O21dHAHxlUiA6tSThEVY9DWaUc0qoPjvGl1YSZ55+dh/2ZS11yaWEx9C/HYCSqM0q5nksGRA7LV4ooAw5e7y+004RzoJFodTJL0EWXForDEBwTslJuYm9hwCWD8yWJniAbRJt+TIL1Gaz3uspyk4FrClYIBwmIgcix/bdp82RHQ/+4dbbtOLtNK+3hyxnFSBg6B2btm65iKRJMxfUupqSOpz+htT0SPORwRGgahrG8tNAY87sqg+GSBX/0yCJzxid3tbOIdEejq2G2dvZ8xSE6X4nD/O/rxfOVmqKdagTITiJII6weGJGRgw0cjHDYSLv1Lv/3Qpt9VOtk0zrIN9ZBSG0O2+pkUPVC2qcczqpMyAiEqjdrtmOInan7cNE5YLR9UL6cLGoL+x5R+wrNTefwZ/vQgZeBoHRfoRDHDEHp08N9uHeTinlM67g5vxR/oho5pcgXVpMegalZFQziOUrViNRlhRLMYeS6YICzM8DZB+rIzx8A2vqzFyqV68Di0CaEcUs41SFcGtSaemoQ+d6CT+5wMRy9WDEJOYs2zIzMkKwmu0jrTeqR5eN3knWnairdyWQm5f7snVrbJ+dz0Nf3UD2S2tqv64UqAaytoBx95Wylc5vRP04zp11CD+oqxir26AHwKsvCwadBZcufJ/sQcM0hDVXA3A8xirol8GhHuwfUsE4a1ROmlClf3Uy2dfOLGlumEBDPGQi2fHEg3G6eIwcHoXOdHfJUcnZQpVy4sLKBb+p65WtGYpiBYUpTwhI30ZphQyesTw0nSbLD5HMGIxRuzThg0AEd3jxI9JPX5WfDwg6bSi2rwMzObTx8toiT5BQp3yEr18NBToXYShKbxni9t9C8tsJ1h7F8XYg6z2ZgYEdlaRK3UQjKtHx9R4pP/ROqWVnU+imSREmGIKKBH+8wZ5qL5aCsp1jnVQqTsEVCzyORsa8VIShe/p2I6Yb+u4JhLEuyNsHIYJulbQY1I5rTtjeGi522WbYa2DC2TcO2UxtLymAb/pqFp6lwBlAVkSeChCEYvFgbnMFLDUnd+hhpvkc1/6ayRjVWwRA+e341RlYRQ+HsFjFKfnjy8e/HpmuOMf8Ax4RvnK4ip8GDIVI8gFRBt2RXGvbbm7Qywdni3YiD7D7IZkHiXr6ZZFXUaVfA7VxxQvk2mSpmcpvIvt+uUp3R6oSssp8yTbYZib7GRXC1lDxDHxZKLhhZ8FCBS0ejS6eZBAqCPheycOzqTl/iDBXP3mI2bVaZSuTFsm+nn37ZAyD6Wf6yINquixa9c0QVbhor90swieCpoHnjiCbw8L/d5cRlWfBJCOjv3z5fvqu5f/5QEH/fobdw6bsb7KcE++kudsyiJZLN/h87RKEBbWo/NMrdjnu3uF/yrG49KdGIwhm8j2fyKI8jOahCJ8twWnHu63XXueNEottYVN/uj/0q1YrLVwWEtN50oOFwlr/Qv1gIooYgNMe15lD62r9csIlg24a6rU963bSTsV3fBS6buExRoVEOPvJy4h97eRdvG18q/1+y+7+7uzMnLJpa/Nb51fJVx4D4b+N1uSJyv1+5xv/+n/6fXM3iCdOAFBEk2aRoNhN+gwoxWZR4+IdE+4c3aK+9CorUurFeOzYZtZp2qmHOlYbqzCx7h9HJph80H//tL/6DkaLfRfAPH33FW3bOWRRuFfmsikMXKWadfWed3I5muu75iRfW/PbIq4i1qqqEg64SFLING5JJo7Tm6R3jXvTPYJvntRA67H9+lZAMIPts3gHMQCM3D9KPrczO/QXvBB5lsc/ZkSaQyxu36rm4ihqx4exQV5ELaaH15Q0XP3N+yGCZ5C5qbt3ukYZDmP0yAIlCSJz3EFUZ6Ksb+y3bmNpOWlhlMn+U0ai0Py0cVm9qplt5VBmnRwE2/gMSPe2iUP7+g808DvPa+A/Jyoc78YWlo0bCCAY53sVnK7FOjzgdVv0Xxjiv5DMJbO/lR5V15nK5GHj3WG8HfmmB3UvMFTVuy5oYGxzAYdKaHbqzuvdAnYYetjejPvk7FHp4MGmt0XHmYl5edqHo2ZZPBD6yt+5JB4Ft+Fn0R48dP3nPAoIsXuL/0E62cXYp2Vc6zzPZi8bZqwNFpx0kmI5BsO9TZZrZJ3nVHyne86+FgjHfnAxSIPVTA0bQm8uLxPXZRps8yQD9vQqIZ1xa6DzmymtgZ0T+Buq3/HuizjeAssDYJ2GEoe1qZTbV6vd50mL8G4waap0dpOeXFgazwwv++ftbBW1Q8EcW/PKRfYUJyr2HyiHlSHJVYbtqmo6aV8AYE7QJSL3BBtZgcGrEvpSVcM9+0lSJMxUsrIx8YI4fDsL3Lopl1GHu4q5S+tX2OpzqxurqbuM3fpEht5QDqjW6Y9A+UhgX886UZ5jy/fyFGvG4TG12mXTCIcHYUBkOEdqpXSp0j+ELJXwNmKfb9DxbBkidZ9NduukicLRlv4nERWsWb/JiJMXUPQVq5b/CFf+NbpG1lYNfwyNPtKdNW8SCxtYdlHtd0Z4h8dNtWfe+tmu9/adO0In89+/r6nrit9XpU+IX6r6Xb6f0yfdSNeF6m6wyuHoBgZ2ocpdVhQTV6XK5sUK7fqFpDfMgc8Uw5KrTfPpwOYUhl2/3IWU27jUZSYbgYZDnclgmrRwey665s/wjHceRRrmivUZrs8ndbVze4s8ko65c18TBPxSYdl/tBJ29WWstTfeMcl6Pu+1SOc0/9Mt6vDQGb5wuPyhpR0MZKMNhmzMrDYmab4C//4bTxEH7FY4paNZqsB7hf3ya09G+G6dXl7P32lgfZgZrZN7oQFBfq3Ub4/R6ftG00f+3dfVdhfXH7mGCYdm9tLagfGDdXsuz9QNVhAL3ssDz/QOF7nxWkPNo+mOFGmsOF62usU53qesLPaK6ZvcqNIEQ8PU/dTeDa1Cgf/j1b+OFeupdgy/UMUh//3937fzTS1aBWV/HU867H3z7uh18bJd7caP31ImT3xjJWq4Rmj13XXjvc//uvL+8aJWiRy5ZXqvjzsLvX7K6Wif8nFmt5UcJ8j2P3fPz/bc/fMnqnk/c8+qnPbrw05csr+6J/vMtb3vb234DIOgD3Z7rLv69rf/wEOh+1/7Um2/c9zjpvvcN9Ru/9dJfJPiG7+S/PwG4jP9csrK8LO80ahRbtSbvI9kPayvJw0o0IQ+swx+yhqPhH2BDGFGOMAp8I/A3FeHhV16Myg+E/KYbQcjR3jidfW4yTuTksYdH32Sv1d1Xdb3DPmPObOvewqMzj/ksNOya41nzrQFO+YDpAhzV4e2LZ/cPcJDe/UccnDuoUj6O+d9Wg/Ijol3cPIVBRz5cHsQATreaeaH78xGdbuhYQDFUQE2GJcB5DzNKaZ9r+07DbdUEh7QCroq9qnJhmle99iysNZ98eOHnLqni5huQj2Wpx/Wlwk0Su1Tej1K5zWaUxuOVLJ69QJYAfpjtYy6PXotVKtdhFZM65hq2hPeuQohfyL6kAHl+RyC2gRhQRGFFs8dyD8i23gEz/14tLNZpY6+mwux4C/zf49ae00M4t86rwqXlR+kweijcCi6pU/iNwtmbJrRPSyNFL/DGxyIbrMkH6qnwuDdJ2ybpj0BxaExRthRTgQLYJWJH736l2DqZgQSzqQ0zzdkolLR5pKxLXTx0+aAqaJkOz9FHMe76GCiWH0rn7K2SSwVyaUmgHgyeNfcALlxvyKS7AzCWXkjfGObPv4/yJw1CJXej7eCM7QSWhvy9Z1BPUlzj1NhKfviUyWWykIjMXqRwiFLChpLozOVuElojBpPoaVvaAsvFdD0J9/cITPmd5cn22/0OL8OtdYzOExAU1g5wTvigmyLMk2iSQCq6JPJkSc8wqAw4SyF3zM+QpuDAIFwTmrmJS0NZQFLC+7G/t7Bhl9yz6TfdCAoeIng/5VN8FB4kTjR3Hx+i2QdOuqnyFVyr4sDYuJghTfyU6w/x+YOeaEvQHf2RrraOlO+TmuhTpOfusSBoiWiBo3xdn6hOyVrltu6aOFxtdae4LQCWqi05E5tMZN8W7OzLzudc/jFg2UJs+bLb+uW1+tS3u1OxSV03jREhOPUm+ADghIzKnYqWLHSStEfYu7SjA7jBmCMMekpVUkpGs6LGpp/JcCuPZnl61jwDsPYvPc7WjXO++D8n+O5jIfJ8GXOZt+XHm3kpKXhFrTlcU34iLLtoh0VT25yTbqKzIZUNP1LHHG7sbkjnzA0gOM6VWfNKPYZPduClMXgHQImpHLqY/LJCZb1UC/wA4aMBPgfgPQJtA/RCgZ4D6P9o+wowOZIrzYyIrKqsymop1Wq1NOqWFJmm9t2AliQZ1aFvROZj+Gi+b2appIWWdVqzZE/PWntr6GXjd21mW8tm97GZ2f6+NQwvDZg9cO9/72VGVql76HYHKiMjIwNfPPjfi+xfYdoIv3cdBiys+s+Uwontd0Qdx80xb+LNz+PngN4nwWL2TS5DjXM10fvl+++9jx1emOww1x57/LHldXuMiR3rF3q1YmqU5wPGpGfHkdQJh4sZCUZswCrtWvS3WDxoRIfzFuyVQa/wN4ahBzBHd0rrcVzcjckOx6VvM2LUphAeWjqNpRupkUapIV6WV8PHq6643xoRB97+ZMY9bSADI/XmDKvo4Lzwyl0HZ52Wzs5URjzMJuwF+zTBY6+bMHsU2yicu+xICbMTyW8lSFukiZeQlf43NNOUY8Zzgl0K5gz3jNrNr7XGrYfpqXUHWAi7tBAwzwZ7hn7cEvl/oBjuwDofn1M80YUd8PvDn4JZ34EUuYDDr5SpYO9hZlLzMFJvR6HjFPZqKuKTJ508lmKLfRzPGW3i20/Ibc4b9RIUQj3hzWuJws01tpjiUgiiK4hiejGI+PquGUZfUTMLtea1oUUmJFa8F4XRMwemYl5J/btVjSRufkfZwWUGkJeoBXA1G7iaR6IQIedEldVesz5owSE/85YtPl5lC9ljFRtjEupTLtax9lk4cd31fKbeMsxBaXng8Gj2xYeVUi0V89UUoh90TXxWKxYPqO+UGRrMhP46PnuqlIoYAtruQA5bvp4oB/yce9/TcfYqi0XmLvbosfT+X4/C3WbpMNYZZYXEHh+J7ufDhW8LShaNmqvhzT26VNm5Es6BxFMCmqN1UJLcbwpSCVv0CHpce15TUSZljnyKjSBUZJUjTFEmFC5QkiiTrC1NwRVuoUxiB4liaNvKZFork5vAD7iwmygs/GBTS4tMG7K3UGWgPQLx7GAfEF8Pl4J6lZb8AGLN+T6kmcMSPh6aPacOVBbav4PC5emS874jBl8yXhPmR8EVH0RVoKAIoRe+KzfgE2jRp7rzehC2PdZSVdi66IUERLq0XjyM4HYijw/rJkRO2Fv8jrQpew5kGC6XPNykQpMwtmPECBzm7diYGXoSXezFV2Nm9LVJ5lvWxbaFCMBceSeKN7rsRoQa9NFDt7ugDoJcGefALqNQCLG0ulegDPYJPR6BHLoge7oBE8yeRbuog9UlRr7kaf+ePhV2nRnRU+LqdgkJiwRqTw/DQunwzEMSMrc7XfWgihyf8z3foa7OSWgRl+Cp/RSr6Ha9OKJhyh3hunFJsWzM+XjDnRGtMW9P6Uc6LmMIInJ8y48A9zsRr2nJM+dEBN0ElkTX/pPRibIjDGd25B1Q+eeNPB6ufDr59aqLy8kTVULYAM3N9ZTVowFekdz8DdrLj0uA07wA5XvheionpcaeO6oPnvRS/OXSDAdMcDOx3s4GNYjUSLGkHQGZpYqzXEWHyobdJAdvQXF4BsK/xH5UxDzBMhLGz/o/36RLYfuZslePt0yjOU6VbTsTBt6dqDAR3lxhhlUGhsBvZiTQgykZuGLjKpjirjqWIkq/1NsrDFvMyM3EfjcM/v+U1x3sOfWODf4trH2d0/yO73t4x+7GfQlakEoSqaQTKzmsUDAHzVWDt6B/9z57KVygqz0FiuIX+/JiHl+shyB7enIUWUQPMApEa/W5r/lEXy31Fc9y6SsHFg1IsQjotlX/ou+Mv8XRLWgea9hC945vEKuW1kEi/xMZEiuQQtipBxPxgm4sROrREoIYOUxW2ROQcVg08fJ/WBz5/ya2ubdhLiJqBzF0BELsceZScasv4A4cWsstwJXqXYwg+vO+SwkHSuuKv5VMRFamAudcCphnKDhO7Z2fhIageu6tuptcYiy2gHfE8DplRxyeZa8G5M6WGZFJ685BXHba8QVEU/iXEC5c+/iX0n2kryZr2FuOL7C6pUh+122gPeCRn9DbFEFtMYggGxrtWAxvyMJnYmHq2EW9Wbe91jusnkh9iy9f/CXw8SlHOc+deffRbz9n+eDVMDXZzstqK47N72YGrgaLkAKqw9m8nlTKep8geODV+XE2FOZRlWkeDU4U70eCnwRDAu4DtUXjyxyXh5dDrW6wydoEzWFE4f2s3ljh0DCAYQFOZPtBSNSpJC+9T3QieSrZhXTIEhsP2KnJk+biQKXOn0aVeOAH8OHaZ9ILpQXHbxi9VUZvhdHb0jTtgtMbcHrKHuf0NnLkqTYfljA3wEX3y+lFbUU7kdVb36rY3CerH4DVI1xJ6oi83lzE69k2bUbErFtmEro21mpv2cXlUgFKoKsKcAdjJmI0lQsDsHlMLpqzpxfsB7EwMsm1Mm4giTm2MNrf4EL/dr87hhTZvPvsM3JJPmOfvVJST4FeB92yC304DX+OmvfZAwKt/TxdcsY6Dpn9dkHWH8MKqSh7YvDbaPDP+1z1vYbSwVUWhEg0ei6FTGYVDD1km49f3sHx3cSaaqb1dDBWuFDEJG228jUs9q5n8uzKpLKf8FbOca2cv+ecvuTkv2ccHCLtIEKj2ogJH3w+OUcO/fz5yr4lfK5/MnzuhX9+lnz4/4UW2NtnENx+okzdWbbB0V3diRCU4twWZFxGz/Lagr5Ny6O4WYILOMLJaETbX3ecbXdp75g2GbLi+0hXKdPdh6oOdfAt4d7NS7QnDNTIJ8+FT/8Wx6X6Tm019q6lcrWPZxnScE6iwC3io51PxbzmaKxmG1fdMuWdSdYwX3uUCxYnezfRpzY+5cBQxLvb4hzcf6VVg2otIX9CtLM8Rxb79FRgEwzNHSWKHQgAATv18FQf1wJUb5boWZ+eAeUl7AT4yXH4M3oySrQIDnRaGqW6yBYS9Q1za+sig8nn9Zs9qrPHdaanixeijO8hBLsXCw0kX1ZLtdyQllkzCxIcdIoGg4WRYV4azcmHU87DYeoITAHQXBAJsb7koe9xpKNaQyjCPRDF+9JG8X44lg42PVWThhSRgGpm85TFvCjtQfrtOYDxDR43+PWKfoi57T0Fq8QLVsDBsQg8vaeueZ4scZ8BMu8y2qQoCSw/koPazxfU4XXC1L3iRs4b1ml4P7RMd5tLIC6DQ0YnRkuVqbx4gsEnbg3KiESDWZ/GoDs5pAHrcDpRswOBSTfy7q7QvtUwSmhWUgL9rzWrPSgSc/8XcjkE4Flkw9PzIfjKsFiL9XEnwR6oQxuUz6S83MzozZ8ZY9eNC5ypFcfb2ucqZsTTloDPgndK7jxUkCYs4lAiz1pxgh2q5++jAppVlss7lFdWqxi+aYVXGMlPFPX0jbHWM9lkhILEHmjYdKUxM1g3hEQx+iRGXAbTksog/KeygWgV63iE2AqCiyiPA6Rk0L7D2BQuRe2XYpPZokoJzZW4jQLmyEnOn6d8ygW4lYrOOx44hMoUOtKJkxAJkrEyRcjPSgTh8G6r+mICueL2ZiG6oX9crPDiH0QX42AFS74VEdrhk/c+l+J5AsRUPgrPWsIV8aI+oxvERIRnjco8dguaIDO9gXcImMn9AEAYTdn1N5BkgkXGd9+SO+Mz2ERDsuCnBn5IdVZDvEFvH6eMzA+LO3gsbAgyWumoTlfciVykaJ96q7dIfY+FcR8M4RytXR9vPlUuJwKJhydP9Xl0C/ar6AJ3D41l0ntpZjMkGbEEqRdTEQQaXaftYMjES1F6VMkyCSaTUqwRPQBjT/fJeAMoUtqlPsiYMoypM1mvrdv2SMmYumh9INnDDg/hm60hPJkDmCwHYOO1noaXIoEQblGDO+P0gbVO83VaR9dSGZoM4JtxALySPBmsF/YEk0tVcqN51rCeF57lmeYAZ895S4uLqlNvId5YjABt1U4WPxBuDMgOD8dRK+FBZTdvh6J086MbnHL7yAan3IaTp9wkoDc/ft9nABBs/wAPAeCUHL1x4GRJGwl8Psb7J9BVk3AppCAzxI/W1no4BldgKnBxEg6MBJ/h4PKHUYVSE4IeMTwJ1nkJBN3hMkWZp/A0oASkpIGU/MzXsVy94v/KtkYmgyeGJwJxYZXEO9AeVEhLLPj8+xaBj9SMxDLSu8DrxR8gkZdAoO6C2rU0QqkleSZ9t2fKDg/Zgt9h2HQJa4Z/aN17pM8Tzd9G7zKMTatYOoULHSPLgsxjTgF8OG8xX3DpPzP0znhDx59OBQpyzJY8NYm5TxWbZ3dOuPeFd/XokVwR7paeDMUZ+AFSoOUIzGQM3TLAiEMOFt0+TRnAHO8yS3QzKqMz2uraEWVrH1zsA4S5nHYoUU2qK+dN7IpZrytDJ6ih6MRYw5+TdbaqWTiW7KpOSOXUlB58MhwgYvN/vyHZpnp0pUFrbERriIbtfdLwu1PXAYa5PuA7Afo69Qh2MJGGYd4ootYqRnwhmc6B0pgK4Fhz4bMwG/VcBPPMQwg/68I2gtxxSqACzaVbrq1BCywYmCcUdT0DgdRI7GlMkMKFiamMPqdbPLd5vce6fKJTWiwzaPeqqpvAYRDmFxJTZpCBHY0qtTLcvr7qu0CqDdBrysy1UEqFvEZgm2C5JhTo1AUyFFinhjTnx4WYC77P1jjmgMFLeej1Yaf9kKpeby59512H9v6277/rEJW9lqLHln223J5asH4UG59aRnOMWAAR5ZZJ5LgVgQxNG/H2Jh8Zx6SrJ9GcsCuxrSoTXmLElabxsvNYAMp9IfUZZj8zNTy46xxysOo7UBdUJlHi4hHB/Ccd16ezNg1prpqGNtGqGCYz0TAZegcYAe7B8HgybrEkLnyPcnoag3XeiY/07xJY+mtf4T5kjDr+tUgkGCUnycCDuGJ5sYAUZIjz3tV++nOoRN33z4rJ32Rr4rNcLZz5IH3PMT5IwYN/Wrr2JkRWSD/UbQ9/VNlnwwbpxWqAy5VK06TRNG7WR8H5r6ao3W+vgmp8M5osaaUAL5QD0K6Ep4SHH2lFMnKM1wDcbcpbFhB+imFQKGaXtrHCYe4HYHDUC8QN+KHPBeTQyeuPqil08BUGXGUKs7ZiwFn6mPY+SIpHKsXDwwWw5SEBf+Fpfvx+B4dcl6f5V5Diab4KpIo8qhxJzlwx7cmP6WfFJCYfndX5xlTIhMN0lOXA1P/4/EOe+gUaI37/0MScq/BzTbzfy37DeO/x83C9TyHt02gHzzR28FAgjNUmROOV1nTXP93cMGWR2AysJfFgJxCNqlP8pIkPhuUkIRHeQX/vyc5lkXay5b/reHaXn6NsMB7aF2Ab3WdW/RO+f0ryM6IJzc1O+OzUkh5BkAu0C5i2/DqW7sR4NxJ0w2p8NNsvZUcAS+gpHdzVJ+87LTCtO3Ea+/XGpBdjXNHJpjERVkMMAd474UYIjpZj+OGdkgTo4SDVqDPyXnQqg6PJ5CqgZXKm6g6H/4f5k5clzNdKl08AYUm+Yhj4Ms/bSM0svhB9qgiscAi814AMukdm9l6Jei07+mEGEY8zNJGtrVq8Db8SnN+RyPyUfTT73ZicPypRM5PR/mDl3Cg7ByS4Rxx4CkdEpgyT9Z97ZJc+hJE9Gw6ljTrz5XZnMsUh9HMFtIQsgTyCa1gn3rHfFpIS3Fb0ZAUYQuexSZG3W95nrKpxPJ0ytQ5qrYFQY7rBnMVDHxa3LzHGXdzjuDiuXhyFMWR9wJ/opjFTRjK2ZmRL7fI8vlIXjUcsugAPLB0bxPfcRt5+MbXSAEmD6nHPc4dEOuFhxAIL3hOQwRpWHZV/hdlUddq0Bm1JlAgALew661Wp75IRIHVwLAHHmoiS0kPtUIyuEm+BbWX9pmQ5yfKpRKJQGAmSFsnu6VNISwBJD9wvBpHobofgBvjHkNwJwLFWYowzDavJJCpHxvlAY6kw9GHVO/4A5k6CPQStDYk4hoOBloNF6DUhvw7O4UxslG5TYZVMuIlRUea7PlGXdpqPHzxetaZzcdgCuGHtA32EGpAciwNcr/WtFNtgegaAakc21DwC5+c9s3IHPV1mSyoz3uCTJo+oq394874vU61GeYSvJKPqcGB1yhUhR2rOZQtgxQbFi6MDne1uq3ubyHYqPkzByXlrzWFGsZvmhKGDn0Tu1vKO570EBxb26nUx/6gbC+1L6n0S6GjMX3yHfYlYH7qELBSKICSiolLi0S6BhpoAua7LfKjGiQv8zFSGTXVLMKmjbFx2eDk3Q+yvicuckW3VbvnsCMdDXU4128dq3l3sRluRZSXVBZmlQfIlnLQCVdj6OwS2+CNlnIXa2EmO0udRunmN+/37daWvqZ+tIiFaDm7fWue/s8lHZYcozuacPALc+yP0MGBuoP9oOzwT+6S7mKh6OM0BOa0bWPJqTL5Cy9/8dZbrf6i3lLyAJNj3xMrWV59P8fUAL/PrNLfQ6w69Lug1y1/27zodskq2khAc1EJwNW30kOKbNVksyADB98LZfbiJc8W8DzdvxA2+TPJGyoB4WMWD8wYsftWOihvakZO0GEadZbQcRgQP9FHobYyZ6fc+bnO0PzT2Se5SnN+O9+HjsCLDp/Arx74komWVLIpjIAzpAlQC6YI2bplg0GTptGYrnZHagUdu2ARoqu4nWFsjD2imnFiB33Oy029zUAENYkBO4wL13igFuF+hZApDwRAVuf+oD9Yo/Yzajbr2+/Xxsl9lL0dzczUw+25T6Jo5SX7rOiq2YWDq3GPcMZ0SzONfYTDSq7fa2DqWDpk0mFbmbXSD8GwOssgEIEQooNRXfE3qgtnRP8x4/ECmr17cK6s8OBIg4W18nLofnKCBrGQMhEpKm6saAFBagVFb/Hetm2hLfF48wX4w5x3jAgOfg/UNfJ9ZX+2AwjLpGgxxfastp7SWTbiu2nIztftVN5IKq0JWMHxBzmKLwwp539JV/aYrt7Sm5Hon8/R3Tid1CyZVeYfsZGCq00pH6alya2RbM5GZbUOSdzo0CACxrVmNCtWByumWeXyFD1DJnCEiNDyhWJZmJWjsnTYkMkLExc7K4IPxdLNdZsAPcDPAZCGR+2l4R7BWrc+hAPq1Av0CxG+gXwfo1/k+FJo+lTigfFY6hKJ6YsDUNu1nnTfydJ/9JGbrk3YUvoRTCkg7tWCly9JB5rV4er0bSfnifyMn8oXM92l2R367ny3ejkey1oEji/t+29P5ZElfRFEtE3CO7kduv8skeRslEd6DV6935Q5cb3blJbj+nZPJ+qrzW7Q3m/wUCA4riuWB4ZfFFd0SV3Qmrui2hhbKrX5TOatW6qyfhpSdZW+G5MhZfHxtDDHKTl2yPSg8hDZ1cz+LBmdZhX7+iCaVOW1wmFNKEjgQWPYUH0NndTEMTHkDU56XglkNAInGiPxDE63IFaRxWkaOqyi6xSdQjCwC8XWYVdR2OcD1kxZ+NBe5unLR+hiGWKzo5vwI9Wimz9RI7XMGr1gpWx448DjFcUC4iA5khv/D/DhVckx0a1vvYvhkoOOItmHLQlEQTmBi3skbFUbzPeH+kx8BE+XR6bdozrKKJRkFMl7AGeH5gQCa+C0aB3NARguGioHrDpXwAWlW+rTZbypu0mVamFg3BBttxWWh3Cbyd5mFq2WJpMskbN3sx5xm5bSeDnDihwD3JVt1J3ZymemeHpSzjICXuWx0dle84qMYrYQnOcwvR358EQwQoBn43gDxHoOjHB1Ar+pDoOd5Hfw0wBE1B2MR7TE/z/EgXAYoJfc76bh7maNXKIOe+RwejFd52gEIb2bfdV9ICDxfuN/NmA9VEaaJRfk+dp/vPsapYcosqOpjRsAXpOSMVFNu4TXsH66ro8I5hVbg8ps4p1L8H2UJYGH5yRPI48XBHOoGT6RQrjUYRs6suNZE6eWsioMwy4H2YNbPlLnsc+0BGsX/x6tp+N3d6TKLYGZSFwyOiCvmd2NyLibnY3JXTO5mzyYO2O6Wmo4+uJr09R3lLt9nYOh+X85jes/Q8tu+3MONdx5I4/rOQjnP7/Q2HLoW3Ft6KfgAKi+Hjt85UM7xO/31K48FF8tSCo5Xrk+PlV0/PWWRfIYEJwuFTauPvV/7r11Y+HX8MH2VfZCNB92lYSh2VNSrIH08tKr2u3KAPCzUxKiiLujH1CLJfc+JqlJl8A6X1s+Wgyi4mVhRIf4n92VfqBgjBJ1WeaN5e9qoGsAD5UmkIg1NfGtD1CznLOHmPFE6lCe+IMIeRSFAWTpk2ITjtprsjX3gXrjFiFEzl6HNPKufj9viZ0IWsmiMcXkOAYlL4WOypJ2EaLc+Ry/Q3SxiCazf3cT8voEYhLesnCYTmVCtupN5e0e+nMhDUOjcRB7WUvpxbvnyoHk7Rn5+ohzibfZM5MHQ3zWeN+Ag5kErypCZWhK/19GM2e98C7ikH7x3tcS53Z1Yb7wBw1Ys0XJKucjW2iOyleoViYezmlHUf0lFfcyHqBdKg4gWlTi8DGqAMmLVzgLCQrbOiToXVlkMG2SITndtq5V45lXrkxZF29NWQNnvW6cVBDVfQC9DpsJZfXbYibuVuqf8Vg6M2AataeDpklWzxWdQUDQVv1tIvLJCh8Wrovnno3pJQcArgPqVepL/UNtb/3mxyXvB4tWkR7+u2vMYd57KTpb8JRKkc5V/jMOpTTW3vvU6mHFsQNH1NmycWew96I7g/+qzK7fWlJL4xdWyBENpCQaIaPb1RbI43JBFsbha1axskV7eBeSbayVMoEToivoFHe7nlU/ZcDvnchCnnhb08/qNk3k/p6m5vGnxtoNEdJC1j03eiiXc9Rj3ClzJmOQlnadZ4a/Atto2ENKrqjMGAwAjEnPd6V/AAECvJMJDwTpfP8zgWryeO9H3NS+b0+9mUJvvhdynlbhgpQ9vxdVTa5Dsr2ayUWsy2OKNdT1Axf7CRlvXTytSMRCkQtohkMXGrfBOC34pISla43Wt7xD1o/1FvOyvWxoe5APVVGZii7Gp9MMvoh6EJZW+2zZ0ZKw8R8TD6JnzmeSRktR8UDAaWVGD91MaHDSjG20bNhmufuuoynUnrhhxpDo/Q12eEs1PzkPSY9Qg+3FQfA4tsT5HIhxPnUCOsMeLW+qH9CKMP9F0VGWTnsksP+sB85sfJTUnuIt2/PXn75MThPfy9V8UL4q8oCvr+UXXQCpgRJL+bLJfJqOenClt6xVmFD6JxZDTN1LFR41M65pEzzABaF++Ek1LoEbc9QV6AZqnkzchCL/nBA/AFHyVrhAM68xe8ekGo3I7qLs28srlNKbvilybao7GFziM2MTQIiJvvc0pgb4Ghpz0v21Tl1Y4b20JCaEq1GVrKpNFRI1Cop911WZcv+iEeQq7XKO6Ghl6lTLBtZOLmhfZZSPJ1lar3bJxazDqteCOF+wEu2QQiq6rrZIra8gwMeMNyHiFmSixYiYqb+TY93itBaFpWELcjtrH4zUzf/Ri+Ck/M8qE3MZ9+dY77q8va2/TvrhwF9c6vJ9+/KdWP84zxXelH7GkT1oCYD4WfxkX70hx4FRAxdac8IUPumZ59q2tslq8FVrglqZe6+diXX/AddV8qKWH1W3/7GKTB/xoF7gXEps8yRAk9jTtza9FOTVDcqpqnvzoI6vlw3zzjPr1cLmTwZU+3tGz0k+xjTutHyyZOSJhv1GIH3rVn9/4yVf++Y3fOwjRG1fl/CKLYNPM3FMbIXoAMkjEetPYkxZXRZbLPrpyz3V/+6/eu/uGg1EGgQb87igH16O+LVEYtVe8dIppTYOBTL83JE08yptkvUOtAeyNW+oguingVLVVwClZG8BBgf1ZJM/QYScIDcgeea9B+sXyHL0VMlR2bMEaJ+V8GIJxS/zLNkUJdhyprQoIaxcyCGlgkOzNxU3J3F+kOElR5/sI485wSUunfNqijIBVkHLQhwTGQuUXwMe+1RK/37QRM/yqhZbvc1UozkcxvBMSLOKPxYibxE+L61ZO+e5sM8mJnxcmV7DHvtY4LJj/B92oJQwthGHidzWLMb22ugodBzq9lYqjgCeMcA/KrqLaDD/DWDdYLeoy3ivxlFCeQERtpU4ILObRBhIi66/PzRgKEbKMNXfxRtOCXf/NnYKPVaRGoezD9N2H173SOubiFiXFa6K/3O5kz5zWr8iq36p6zDaNqaL9QdMDOkQSoVFosS1336DSCyJ9s7ytGsF3eAl70TaISLNIS9EoVCqiN8vXTkpFqekWYXNSSmuK6gM6pDCvAKHhJXza5SIV4Uvy4mXJuVQUJ3EAWXU+OGmNTfsfcYuG0+e4zp7gmFV/LvQDvlIkGg5mSb0LNqo319sHrd6IWiM9tlGpGfPG3WYltF00GUs2um1CTcTpYGFm6WHjqk8ul/Des6Mpo118iYtdXHZATXg/e0sQTLDC4GRf+UF4FmyEmIv23+uIOzlp/oIjCeok/39R/ls1/4OUv+pql7HspbjDN3WS1FiX1JAruvo7zCX+hIvETlwbtS1Ji7Y1QT+rom1JuqVtrbjGpnaj8MpIVxt5MHB8AWiCAEUQXJiV5MpXvRL/vO3g1eJCmTjP7A3gmOvVU9IUbg1jlbJ/jv/57sFgJkf3h63RvSSdGPVya9Qr+LS2jA75kzOw0pqB8+m6emicjc/f/2yIy0AcCDo/aXvJ/uv/z5K52LGVuGSou9XJ333x/S+Za3fpd1tdcv8sVHT+t++/S5bRc29LJ9qPhIg43mH4WYyfrMRtduWnPol//u4g+YkT71DKjZdy46WumWN0rybMjx28BthUH9s8Eqiy7gGZPU4MiqZ4pEFo3XXFMVuUHtdiCEJL3K1xuuauXTzXr0kfAn2vsx6vaNHxSqRjoW/0Pq7ZR2XNpPzYmv34xQ+B1kUWihoXc77qxLXcesuJ9RXPaE8O5HrbFm9fetE6nbneckN2THTeLqJzXOCh3LKBLBZO+zzIYmT+Cn5OagW9Gs7NkBQol3cvBu544K0hrHDOH2pOPrFLXjQ2mOXWLN9l29bsd9Yb2DJXfV6qjvYtJuUB2bcRhYj8D+PlFt99MR4ptNLYScZ7v2c1fqBWUlc9c1HbttK2KH2Vi1qOi1rO9RNajtCOXV/LQWks1aTWEt7BACz0hX8yvQX1i9bS9jLg9y4X9ZJxYgJ0Jc+0ckCy+MkEjm0jw5KexJxXIkocV+K/XbwSsV9x7SdpFHMvNKpRQOvssVznJ4XbQMayl5WloS/EK6sjsZIflZvVBkIci/DoR3e/bfhzk1fNNoWrAUdVVDkul1aZnnRzTeTA06cAAA7oIlpOE13gHQcyDPTPyshKDcQSo+sQV3Hxi6t61jtER4AAFehNajvsGXE8xzBLTyl3wmU7tDovfkD8lw+DFrfKZCiS7oQFyCcuI7FIeKU0rvh6PdG4PQavuhzGttocZdNlkCusqSv+BDh0yNXhd+KD08UrxCxuji30EXUi1gO6k4aZk6WwgrS00fkldd0jn1RSCE7DtYu6znCy/Ud9pMJzscK73MUVPuzB1Md+QfEPwr+3HSu2naBaUptPj8Lw18vMD2jYl5QuHtaz9Kj5JB+b1cCNcT4383TeuYd6dX0y+Xs1encJdQk/mbI7tFEO/CXojfOZeqjhMNNlnEacQs4tw4QHsfb40yuw44lucLE+D/6xCWadVNK+t9QDyjL8ohx1heNNzsFqk9rp6J1DM9ztDM5Dq1hxrV2FEpzDU2+apZ7WpZbnT8RzFiOpcNVXpFJSAm9fK0cDtfDlKIz/pQi1IbwgirVVq9z3R8RP/0DbWU41zdOUNjz4EqEALJ0ZC0vR59sRa7q9jT3s8JfIH7zaOHYUt/VySDxndItKcRxfqTcLTgCmTchpE4YJr56kMPK0joS2m3ONbXMN44k8avxgbd9vRXCUcmsNo3LeShgV2E4MpUqAtD19quO3PKBQKpO3BUeLC6xOSuH/R9pVRclyG9GW1PS2952dMJjkDtNPmJM2TxxmZpwNzWaPmf0g8H/C8BNmZmbG7zAzJz8B3XulVs+b3XBsb4NUVZJKpVJN6xbWwKvpmy59o3u0NM14sqOMG1LoohsBPcq+ErRBpcOoFRSSMGH8HqVOJzdBZf3/vp7mKLGFOdgpA8zrEDTXEW/k5Wh9zXwc1tfMx+F8M8nH0fom5uPY9C2SbWxuHtiXjrKNlM65yu1ZCAQ2gEKD81T4tlF5Pc4M5/1r3CGvR4s9ZDPJVNKIMWHG25ypJCwaAv9GppIK7EC3P5ansD5Kvnb7vhaodgkWZOb2p4fXlsTSmTCsMkLgrSbfpBseScADpeHBM1BJKUmdUpJ273emXge4yPt+rX+tAA7xY2pvh/OQUsad83T85hbPDMqq4qSYZUwQ2xnUAqoCrCpWWWzPoUZXB2BWOnks5IuBI18J5bbyFQ/VtEKryIueTG5LXIseRg5XgL+GEL7UAV0hyjhIBJRyiII/zLPBHI4wtJbJIf0GcBX0ZWUCsjqALZcMba1mNzr/FkqDY2hQXBjFyHpLLn2gVWYi4Bjp7EkgEged9WQuQiapdIrIEz50O5SYIhtsdWMuvFKfc6yhs7RDu47O8iJr8R260osMVJsUL3He8Ky2W4uZuLQlBfqPsIFTprpemPDhVTAbU014n4CHAiVAFLF66Zsx+v1EfGc4uC196Gd2BZFTK16VYi1AjysGCyFT5kCMORhUZFBFwdzqNhzVppv1tG0WU7PVhT5LzPQV/xOO6z5rnNn/SDuApsp9vvR+2EFhhQp1+AOqkjCRNmFF0TZ7kDgagh0N2KwfTMZYdUOp7QRex9y10OhTRFtVbqGX/zad8Y3WTxMMhMCaQwPGNbL7AA6UqaiQDPY7fDDg5464YBYYER7g8EVCLOJJkPGMQj6fYBdp1AZOOiMHD6Wn3+FgdSsWYjFdeUMxvDSrhyCk+tdPqXmxHAqYZv0k+McsAcs1fISxifDeX/7Hhfj1Av8ChWcbRzNxX0QAmwIANr3DYfCIWFJA9ILmDcQ4C3yxBP+IKiCPrq9QP7xaQPLtJUxlgUuItg12i55QgcU2pgvsuEAFfDmCuRT5SrAuoG/pJ6KcTLq6TNidkpGoKJhPWtGLSLkAYI70A1poRhgXIxiXAmAdayyV5Ku7bpEa5o0wgXwhFJbuYdaF2QJnAQljh5Iflbo3e/PmS/oGWwocJnttb+RghSafnWCbCAI8tMFsxKOZ9QKtKmIaWcBccNQkuoV9I4YI0uqZxRxk4pmt4UahTZgr3SMjkCgBfSDkoctpJEFF2zU0Nf6UVpyRRNlEi4meJZ/va0SwuSTQceecu7wt7jmhfAQ8xhKzM9idqGRhbONTPOne5pTf0VBLwFofmZslJ7FdZpgQlDEowd5PaEc6gQGCbomPSo3UXyhEVm8uWUbmYopuSMu/ExBSlxdv8bfU0wnAktVdBFhi9hx0dawPSmibOKihZOIngk5lA3eQSKKtVexwOTtyeYqtos8pylBkiCJwjBhCUxpTligeWeqSL7ZEUTekqCKiqOt1qdBn3Y+vagHFnDosat2fgP4vMwFfPFoFmbhvgRrcZccJzh2nmV1xuc6A293hfTBRUrPTx+zLxXAduCfnbAPn/IzjdnmOtXFk10NL0P2tJ982kA3XjjjGSLODfWWMKIRKdE918K/1TFgcwK6HchlYzoJmA8O6RVKVejCBjWdmmQYeo6RpFNym+RysL3f7mhlSdpZ9rQKE1n7qtCmqpfVBMySayr+6ZCsxYXp3TrY6wMExS5iYGj5jMXzuByAWXnyNFwLLaRd9Q2SA2ZUE5XOY6BglXK3OLt9gzzUO7r0OWmUvzoNSMKvJquR9rc7lUCFnZVyYa/bWQSV+Rk3Y0bFoj7BQ+Hfe1wjUM4U9+rSIDlsj86JjCzrS28BmSE7ZBTeqm1vII8cEPcw5YIi4xXKp0rHNDSXQO2hT8BoG6904UiC0u3zqf9mxUTyxhd6gmeSlzhZgQutrycjurgL0syAa+1pJQWN39k1UUt+il1ponZn3jXoL2eXCo3BXqKOb2NEJzZGHvMeh7GspPrqca3EosdbBgu3JhrceO7hOHYyraGRAQi11YyXHVJyTDi7YwYHd+uY1yxaYMR2n7FR8IhDTt15WYh80O+fuxH06g3mbuNLuors2ZIp+SvODk9gBdqMYnr1AB8FgbQcgwCoIcFsVGaJ5/SWZOAh89nG31W0WK5rwvsVsfh8GnN+tSvU59ISYwlWz4Ml44VHS0UT1P6apYiEHAOGUZXuTAxCg76gDYSsTSufyGtN6HgTiA8EpOUkAYyIZuKKRt768iKxNZhFxOaTpgYYGMI6stt3nyWnyNYdvG9MuL100x3npqtMia7BiJpgGKKiJa5khRqp0BiVjsoO4VjnfpCkQyhGAF1dRiw4A3u8oLvvYqVBv/GEHDA8Nqa85V9qoXsNjs/iAOJ0tCGd2HH2em1j11gHfhBe4/xju4bxrqvsD4XqgE/QhvBnQWaqkBY7ltfB9Cpe+AVISx3+g6JASpmdOo+9D0rON8KfJbkOLp3A4okkFVYofW7zRkakGebPFHQ2FG8H9sgpqGsaF3Of5OJmo2OKiG9OIof9keIjSKF5azlOmWi3jsKdrxikbMeyj0FbfUIWyUNmbqDA2gkQE7T38jQZzT9fgIW6bTsXXnAkV17WKZ+EKOeIonSvmwvuvaYJv2FKkYQvmAzX/cVLY8YjKnrqQFUDzbriMhzDTAuDTktA76cS39DjetQl/bqrBZJ1NnABr0RH/3+DDK0Wzuq+Xxl3K/VNvxq2SxTzF5v0YyDhvo6tsotu+oLvCbZNZcZXdqqs86XKXdd5MB4tuH0ituMos3oMtiK44ym5ibZAvl0LH2nEbNk4nk5TBT8WcSAbeIJEEW6sItcYOxuLR7PkYGvW69OFS6KCufVi4Zi/QJkee+JqCF1nBMy905LQP93apO1nZ38rTmox7XrqlEjfh0iwjed1OAuW3mYQCCrrrOALF7HlZ+vX5Jul1vWdPXbXIaWli5Hu2knJ+CNjmgMOK2//LzJxR7sGk86Umni+1fDA4wBnn86Vcu+g3TIGZ8XSR0LQE/U06c0YQNs/BFh3YMZddGuCkiUSZ7hoRv49ScdyxwJ/mjoXxFU5zGGRmVy4ngyuLK1HCK5QisY+poOlExImIJZHVwlc9Z/gt7sbU64St6h4i8KEyAvFVCcNSaNOcVEThE7oxwfcqHVxBdHqaBTxhJnPv3s21o0h4M4UAHmZTUEZQUbwvRR4xu45Nq9K9x5iSIk5gy5zApbjVcfA+m8GdcRxaEHPBeyscGDv8nUkKAsQorCoidUv9zFgqNSqbK1w/giRGrEREgCLwI93cNdG7dMAaTAAtI1CpO5kR4uresWdFvBddb0bylchblF8n3/mVCvNuA/PqH3uBbg97gHS/zNgypLONMLfAKnVyjALGLvNcvvnk+pSYEUwj4FEqqAXeO4VtnXf8T+AT/qQgOeKMjqU2KSZTUfiG+YZvY4tDYTTqy/r2rjaCB11y8cnNtELz2u5VpiL6F/+dygi5SkFnV0G8OmojBlxYoPQJfBP4+PISX1/U1+ATOoG4mCHMpB0ZdnT3xSbjtajvpzi/QnAXiyncb8UOiPEJQauexMrKHaQsQjckYOxTerON/IBMaLEz3PU5cCJNdysOCwSlhYpJ1PeIJtkcSvosAJQgzbWlh6vxKYF3XX2IwD72OO3mIuC25ZZFj1LwCqjmghm7Ohb+2QKnAUooIPAsexseQ+dATWM+i/cz3EPpaEwnaPVJ1Y6fhjN66ERK6WaIPKRWI3sC+PMKMGeCtY8g1xb7akWorg26ZBu4SPCZil27U2vzi6unF6kjvxU7skRH8qa7cxiw6T4tsMobA2+1uEwDQzlcpQmVY4XeaKVVOslYc47ZDH8r20cDDsk4Jt/k7GTstEFYzNFiGKtoJU33QFAKhbS30a9n2R9lXNjz86HeZnfUToJVw42xf1BmrLSEXhRx+UY1C3QNw5a7vSMOLbpyR2qnLVHyCo0wEbRLig+xbOX4AdRbcdGs1zard3cl4urE3ocijOEvCxgvm5UGjl2OzpRMUNFXdLHkJYULYeiJBzkO/I1yR8OMIVHwzDJ4ZhU8U9q68VdqF+M2Wr1oXESRbJThlmzc2JQWEcuwmBClzIAikdyWRL2d6QcuwO7vL2d3usx9MXwsK4m0QkjeCYu51XoJVYRrz/9gY08vrruHcHGdfs2IDj1+XS8jZPKZmZbWXlllzCxQFcwZfi7uHmphXZl0Xr9RfeduvnjNq3pmt08ZUuzwDuzxT7ks/e9SXTJEH/LcL958FIl/mvlx3lz5UaVj7y57vCkGgPB0f37cPwm3CqXHbSCcY2bmHZdbXaDD9zsuMzPDJlpHml+RMpJy/jN4D9K+i5/lnqQryz8NNYn9LZNWw1GEJqrNJxF0gIaMSU+NngULRwGic8BsD5JQZtNEGYz0SWQaIwJ6Amck/zq+8c4u9oIogk4ADW72iPQHiMEpfp9iPDvInytMH2e8wXiM8TbjJcYj/LzS2w97mzd7v6MHZGWPbzNeZkwxvmbqNOPPjCcY/2C8wZjsPNNnGBvlDMHpzwm9JQ/tcXA1tIP26LB7P4H2SCJOw3rF7VEYXCjDCi3MDYYwLdqjRdWeKkdJVg2Ol85U7YlyxDA4XxpdlSGmtqv23JCNMg3JgnWD03vaM7tKdvsUvAsEtXfLVE500N7eyqN0PsS+EJa7bWjPZDsdh4Njn9jd8h9mo/4EyHLo1Sad3oyMa6C9LACthE9ZJQNghPacgKCcj537G0P4nv08Ru1CPmBL7DvHdSCwLirNJ7l0Tylw2ufP/mnvPH/2L8zRso7tIFCE2nlIqgusesI52D5ETs0ZuqoMxUg+8DCS4//HOZXjQHverpcz8ocG1Me4nspGKT2FkJxD53mPPQU0Ss9VmsHablvXWFDkaZjGHdBuH4r2eh6PdbuzbshyIWsf2YeLRwsIn33ezeqdIXyb5xRwA8o16bqINKQ+Iy/8FpMYu65nGOeKAnTrJkFqORx89y5xk9Tpa52OOERapYopS/NJpHTIdVJQOUxqxlkSoDkXBuCfQb+gRLQXh/BpV/ehzo7wjD6FmoyB2QaWOSvapNb8frC3N42OCljxwXffjb7cW5stwJi38FDUa+KwPVfapTr7i1uDxSXJZNkLT2/1TbZnBSg0NQ8I2lOCa09Cvnf52h0VmZFuqmppGijD0wV4Z2ha6OWiAPQaHxvk2qZFwQXIqKbFZDx+qVCkFyrCU03Nu25nWoxhDEVV7t7ZItJOhPR6jHaunJ8WSy2loeKwkKwsdjZVOUpSBs5frZD7lBxjVJkvpoUhLjottmE869dW5AGKrkVBIYjuSJh26xi0JLFt/lpqY7SzUQXR302R90HMuk0QWEfyZyeCv+P/qKYTVFlyGIiiG4oEhWbtf2Mt2xT9PpQv0wmGFCUCG8KyFUMBxYTVyCA+as9pJL6R2Ym+CXPftAiaBqr7hCDT1pkcfHZhu7DfIjEigWZDqUVrsHegJteCjPX+/MSAcqKOmWiBSsHox+3Ac3E8fJSJaiPNwN3aFNQElGfx2fgO8g3YoIfFIEKR3c2CD/F5zrVLen09PyWgdoFGWHA1XaF23T5Z2892JygcMA1KjsbigWceiG+Gq+dpTYXKxJp0JCujUY2PMnYtTJZTnucsd187BpdKGlpQh+Ezn2P57IyD4gkSXumoxKfy3CbyYP1hASUJVWRPoNe1PrehHmwPvzAIwf2I+FzqqhM71J9qX9LjYIIioSDP1aev3MgcHo8rCxZn5AYTjqwnvtK4dEM5Pp+fUbDawPMrwwRYedlG/djCs+j0EcLuOaeiYeu/rkvxseb4fj4CntRG7FNNuTeXRMelsNTD5/HkoEwLlGVT7oSGoOpAuPtilYcnG6Ry02CoOJSGlAvxbqPEw5OgmCII9QhwFKZyGIx16N9/pmkW3AZ0F8562lo7FilzvD0/s4omEKQk6IHoi/b1gf7gL7lSa6UWovKon4x/pa5k2tIIRAsejUPzqWmC5GZQbQRLka2H7fND69Hm2aiAvTaz2KDa6j4SHyUP78f5oopGyT2CZl+1UTt0npopUCgIGD3hXGF92SZyrcmzCc8aGYwkXNQqCixdl34xUo/nn8+rYnBwtSB7Vc8qTB+of6CwIAgGKuEmS/CUPcWX6GXqSMGn+r/yB4ygetHf3Yei4H90mUuWY7kKRfs5Ft5a4g/zn9jTQVaWXBHVuKQb+0h8jW+kndlq3B8LtB+6RUlclXxSvll8K7vpgNtYOfD4Gn2b6qZR5UZY+4CwGsDzxZfl4FTIrVgdDtaGri86mBb8awO9/HCwoqD7i2Ynwcw2uOA8HKyCtvXSnOOJxslEqw8IXMP/CBW/OMyaoQ2ydDIWPODkF040kKhI/pAM8h21Axr+caaIBES2CqB9QAsSVTnNEQWrFJrgSLvB3uqhi3VtwUY4OmIRGAVHxgo2fg6mVlFvK2Aulz9D4lAhCZz4kvWTFHKyb6p/p6LioXr9pGYWX4a/GPOpYWPJWPgLymF0srFJFK5i01iw8ZL6H9emvJT9TlnWS/kXxYYSO7wLjZeLn6elEDpF/OXuwpoMisP7NMZga3yB/6rD5CVxsbe9XP8ehhQ/FL/Ei6XoF8a/tT4l9uQXJ19cCLyb1sGgfpH6RYohMY3EcPIX+Es9GB6u+MLudNxMClOiOSVmJR+UB43fT7T0z2j6YPkTq5MaIH+x+o9+MfnC+vq3ebVAxaRSsRY88oMmUF4PuhoVnr7upFCQeGJI/o9IVtxnsDsiRmzJelY5h1TM/ab1wXtw/fX70Ml9gQE7nD2/VZzXFC+6SZukv068xcncZBZpkZoZ/KIo3A6VDBuHVT9fRT4T2bWSttqiAO6HB87fExA6yH7WYPUmHxVzMlf4SMEOjLRi0L6oAU1KJ11LyZu8QO2nQMp6dm+yG1a4WHQynSEDSdr+R4kP2+7EqovKk0QNO1MDqyhrnfeusbolcnO21aIb70byHCGIzYLUgWG5bEv0SgySIPXesENy3uvS7cCwmltya1i5mViIMdKcWDw3tLgPis/WW+BXgBS0zHClV8yNYMsPixfD2IJ4b7DClOeMPzfOlnSQW1oqG8+Lw2l38qCwxag1b9ByQPpfMg6vN2L0BSsS3Ll5w+tAOtB9uuvafF8eRUM9kVQLVJ1jo9YOFEpR1G09nYvqaAixMuMCdRIOoCiBG3i+7mPWjjOUa/ZxbK+FfVBSwHJhPYfD5Zj9Pj9abSoqBVSftCsOn3kAusSoGhzJMrB22YWkFIkq8onMwj8BR5IO9qucODeRauOGgtwDICkH4HiznVN7wG1Uhfe6AEjqA99CxmZUmUyYuFOVyjB+CyCZGuB6qs7LKJR83os9ydWAbUkCvSXECjYJeNUelLZIW0Htpzcp68mDYus6AkAzhwuFGECyDMB84QQMqZOmFuVi5AEcWTVYeXaNWJIix7axFIpWYGQdQPX9Lg9DpL2SQheZDLUfBvlOIqvBkE/c3ZtPcPtRsP68wUsq6i+pQi5KkQvYfhJovD8s3DHgluerkaINGPkSoPlkds0paMt1KlcObD8FtC4apwHH39WkzBTewMjZgX69c4VPrTE6qqh+AyMXJEvXRQUXM+WmkVMpxpoARq4OlJ9TucBRRU6zxhJQ5BYg5SE1YxsolNTWRhIYuSfQr2LxeXUPJkH1o0CRR4G0Z0uITY63fOvUsSocHNoBrD/sSqaJuUjEKdcCdcm4ZB8XFxkH1g9FXDAAvpUydzSgY+varFNQ5KUg380naGvUNIykGuUHtp8C2s/tqxu3I6ONMwXQB7T1FJ+3waloOHUyuWT/sX+2nqKeQq3oc4w/K74NZ3ju1mPXLZEPGUJs/flrmagLJHttiR902xW+BXq4zk2EGRqGOLoKgt5YSB0Y2wNe2QE7NmJZJOgMD3S7JuN4lmG3EVzhh+uMs3q5DYGzQwB/KnxY3MNQfMBOSFnpfLmbj2ICZx4YuqqtyAO248O8thgJr4IiHIoIsDuWmtzW4ToMLaCk8L+ZBYLcaPCg21hsvg/WgYRJkqETSjjB71OzddBtGA7xOtyphBlpBQmr5F+PpAfexgMKPuCUYvzXuZTzE3V7gkUc7BAMBwGIKtKFLjUrCAwCBjvJFQj0cCMQNH8WjqiGAD0BjwFDllDYATtQEm6yJcRlqyZsYAtmHHMI/HBTOjXsSlREl93SsfbAkDEUccBpD2RVcDiHr9sevgTwqbhAkoc8uXWMjRNXlXy8Yr40at6Q1FZFUZtM2SYQ1daAJDYcngOj9AFFbwXnWcCNbXZ+cxougfspARYVD1RcwG1z6tdGgoqGSyNAg1fOA29tKRSMy3krEGslCSrkHf25giVj4G1WQiEYzqDWJM6u2cDKsXCAbYV2g92hhI1AiauT2hF3GFQkouLXqVUKeCs8GgoUMTBKPt1H6AxJFpRc4XsG2H2PZUKwudQtMEWOjVwcPo0A/bRtDbwNGxQBF4IaNS5R0nnRTBVcIaNYA++ATqbyvBq1OXGok503e4dCGCGvYbcxhwD1xmyowakkxwhqBkMgCMCGxTUJAcZ56RaglVQIc6dZ07gY0tAYFpEgT4pyoxQ+YceGhURYb55CGyxMOwTohkS1FW1hxOdHLmI7jjjfX9ClEMjxpAOCwMpDvpRHEEiTroG36QXFBq37M65bpnUapqHAN00mWKgcgsmOMzWWkpeTVZDa3Ki63QlXsBBIQIDsONI0baSEeVDVNAgwQXFYXCMQBEmFbMEiXVyEedCqbU+tM21Y3DWC3NzaAsMMMjZokGS6fPJqMiyMOASFpNQnhnbypaSWGagcOiIdLPK6GoJG/hF0nkFFt6m7KwQo8EG3UuCRLZqy9prxWdjO5IFKsRTqYDIsVpn/8X/2NmLsoFhNwix6v/qNwYqPNnlL5H3nCFzo1GlrYgZlfdhtU6DQqwgoijwoT1ZXwhHuQSFoty2w981cHf2oSyaGwptVflB8doThV6DE8EcKPW50vpUE8QOFVdctiPfd05rgVXvCP4FA+KDbukGQzw9WViTOWCB2kL7GGvj02nw9vLQShi6bWNTBLDvktl29+X4i4EC1t8CdmCt3xZb2oKg0By7g9SpcaJEqNhRbADI56La6EgK+AkBShAk1fFYIUJBBt7UjkPeGeUVV9fV5ZZXkAjoCV4NArwC3JW6QFJySDsjWQbcNaQjs/W3PAZcsEJsrgk45KGwnBP6vH7kKbwwC3lBLHXTbNIEgRnBN4IpCrq2H50PCxvD54y9yaXM++PQ6JGwu8PVGEOBZsq/A84PC1gj6rUIxcrRheDTpvCgqstDasr5uMHSinhwJBMUHhTWGgN9f97loUdT6G/LKQ8KGgJeXr/M2gI9h43sfcmyD15eP3LyvglRuCUDCJoO3l5+uUF34yGAqDjnWwPvDqwX8WSONez7I0Q7/VWJuRQ1CIOgrAArbAkF+OSQIIHFp9DB8yLEOvh6eHQ6p4wyvez7ISe4C3y8vNeevW7DkOuRYJFTX23OFgtUpmIMROSQsB/ivAvv4zw7+JmhIWFHw8vN1r8AryMw65NGC18vLiXdzWllQ5CjysLCaUNgz+KsVPSXu69wBNg8Law7F+6rMYhiD0r9Bh9lBYd0giCvgz3+6Fpmq3b4L58PChkKRj1NsjSvM8Hk9eQodmxDUu6d4FhpFj0RQLms+8NiGpJ8/z3AuxOXq8KoFFOthYRPNZ//n66zBpIihOD64u5bn7u53Le5Qh7ncbk4ye5PMSXcdWuFUuLt1OH1Lj0ODW8l7eQnf7FlW/smT+Ha/byftsGERmGhOr8HNyoSa7+q5dTUZkeIKCSjOfEtvlWTwAR4OZzBfi0Bm+EEkNe9ELEtoRcRXdRXlIVwVRDqDkRloK+wAghHCcoxaQ2VGIDdv3mSiM4iAwuxxTCVmCIeiVdY56gs5znHCDQyHGJof8k7IfD1yMkOJhCS00/O83sLFXgPoedAq0Jegy0A/gZaDri5a7FWCCiTvNF+rWF+ql2OfQhL4JJAtHQ6iDMVEZxcTUhsnMZGG3UyFQQKxvjT60meyNBGU7mZ+T1Ybsn86jHTS0pgp4eso5P0RV7jDIWcqkGqT9LkB3/JgEs15vbo5rz8KdHMBroNQLbfLTBOpBl/OaPA28CCfZbaEds6YR2VTjNBpZpU0NCWhYBmVGc/vZFSUVdn2uvUFcACvR45JPlhowTDaHrwV/+lBL1a+trvHHi0vXuytglox6LyYHxnZufCZMiWWFvPX2bwNoDNG5c0fJ97I3hcdW22eAF0Q8+MwCyYZbwDiV0LtIOismAfHWwgfl/Yt+Wbvg79v29z6DttxnDo/cr7zxhmvy5Tf7aftOE7j4y0ijZXFT+kvhj61XyqmO7wX7u5MUPc4A4yfFcuzd5lJNchDhXfQVslt1oP7en2629/xy6ZSmt9OUFxP7GrvQnhUEMvbx5CapV+o0O3o/vLkEc7cntd0ZKn/MQwehBEEIRT1kBiBXxn/xm5f+f77/v+emR0MR+PJdG7ezu5iuVpvtnv7MFgAhGAExeFxuARJ0QzL49NoBVGSFVWn5/EapmU7rs8vkw3CKE7SXF6nW5RV3bS9vpvbw/F0vlzvfrOwtAQ60RJovSXQaEugNkugEOMAAwaKARNewIwGWEAAu24CtkAo4t1FgnpGfFK0BY86Jh1acHj6oQXAmr9AgYFhJ1BsExBvBuISIL8UiMuAuByIK4C4UgGs51HHPCAqzUtJTcsEFqQA91pEgTrHAAA="; // gzip, base64; inline, for a page opened as a file may fetch nothing
if (customElements.get(NAME)) return; // print.html holds several chapters, each with its script

let compiled;
const compile = () => compiled ??= (async () => {
const packed = new Blob([Uint8Array.from(atob(WASM), (c) => c.charCodeAt(0))]);
const bytes = packed.stream().pipeThrough(new DecompressionStream("gzip"));
return WebAssembly.compile(await new Response(bytes).arrayBuffer());
})();
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const lines = (values) => Object.entries(values).map(([name, text]) => `${name}=${text.replace(/[\r\n]/g, " ")}\n`).join("");

const fresh = document.createElement("template");
const attributes = (node) => node.getAttributeNames?.().join();

const patch = (old, other) => {
const there = [...old.childNodes], wanted = [...other.childNodes];
for (const [i, next] of wanted.entries()) {
const now = there[i];
if (!now) old.append(next);
else if (now.isEqualNode(next)) continue;
else if (now.nodeName !== next.nodeName || attributes(now) !== attributes(next)) now.replaceWith(next);
else if (now.nodeType === Node.TEXT_NODE) now.data = next.data;
else {
for (const { name, value } of next.attributes) {
if (now.getAttribute(name) !== value) now.setAttribute(name, value);
}
patch(now, next);
}
}
for (const gone of there.slice(wanted.length)) gone.remove();
};

class Widget extends HTMLElement {
async connectedCallback() {
if (this.form) return;
this.form = this.querySelector("form");
this.key = this.closest("figure")?.id || NAME;
this.parts = new Map([...this.form.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, { part }]));
this.message = this.form.querySelector(".message");
this.told = this.form.querySelector(".told");
try {
await this.renew();
this.width = this.form.clientWidth;
this.first = this.ask(this.dataset.first.replaceAll("&", "\n"));
} catch (error) {
this.dataset.state = "static";
console.info(`${NAME}: the live figure needs WebAssembly; the still one stays.`, error);
return;
}
this.form.firstElementChild.disabled = false;
this.dataset.state = "live";
this.wire();
this.follow();
performance.mark(`${NAME} live`);
}

async renew() {
this.rust = (await WebAssembly.instantiate(await compile())).exports;
}

ask(lines, again) {
const { rust } = this;
const request = new TextEncoder().encode(lines);
const room = rust.room(request.length); // memory may move with each call: views are made after it
new Uint8Array(rust.memory.buffer, room, request.length).set(request);
const length = rust.ask(this.width || 700);
const answer = new TextDecoder().decode(new Uint8Array(rust.memory.buffer, rust.reply(), length));
const values = {};
this.stopped = false;
for (const line of answer.split("\n")) {
const tab = line.indexOf("\t");
const name = line.slice(1, tab), text = line.slice(tab + 1);
switch (line[0]) {
case "=": values[name] = text; this.set(name, text); break;
case "~": this.say(name, text); break;
case "#": this.fill(name, text); break;
case "!": if (!again) this.message.innerHTML = text; break;
case ">": this.tell(text); break;
case ".": this.stopped = true; break;
}
}
return values;
}

async change(request, again) {
try {
this.values = this.ask(request, again);
} catch (error) {
console.info(`${NAME}: began anew.`, error);
try {
await this.renew();
this.values = this.ask(lines(this.first));
this.message.textContent = "Something went wrong in here; the widget began anew.";
} catch {
this.dataset.state = "static";
return;
}
}
if (again) return;
clearTimeout(this.later);
this.later = setTimeout(() => this.remember(), 300);
}

get lines() {
const named = [...this.form.elements].filter((control) => control.name);
return lines(Object.fromEntries(named.map((c) => [c.name, c.type === "checkbox" ? `${Number(c.checked)}` : c.value])));
}

set(name, text) {
const control = this.form.elements[name];
if (!control) return;
if (control.type === "checkbox") control.checked = text === "1";
else if (control.value !== text && (control.type !== "text" || control !== document.activeElement)) control.value = text;
if (control.type === "range") control.style.setProperty("--at", (text - control.min) / (control.max - control.min));
const drawer = this.form.querySelector(`details[data-as="${name}"]`);
if (drawer && drawer.open !== (text === "1")) drawer.open = !drawer.open;
}

say(name, text) {
const control = this.form.elements[name];
if (control.getAttribute("aria-valuetext") === text) return;
control.setAttribute("aria-valuetext", text);
const place = this.form.querySelector(`output[data-says="${name}"]`);
if (place) place.textContent = text;
}

fill(name, html) {
const place = this.parts.get(name);
if (!place || place.html === html) return;
fresh.innerHTML = place.html = html;
patch(place.part, fresh.content);
}

tell(text) {
clearTimeout(this.telling);
if (this.first) this.telling = setTimeout(() => { this.told.textContent = text; }, 700);
}

wire() {
const { form } = this;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => { this.pause(); this.schedule(); });
form.addEventListener("change", async ({ target }) => {
if (target.type !== "text") return;
cancelAnimationFrame(this.frame);
this.frame = undefined;
await this.change(this.lines);
if (!this.message.textContent) target.value = this.values[target.name];
});
form.addEventListener("click", (event) => {
const button = event.target.closest("button");
if (!button) return;
if (button.dataset.play) return this.play(button);
if (button.dataset.copy) return this.copy(button);
if (event.detail > 1 && button.textContent !== this.pressed) return;
this.pressed = button.textContent;
this.pause();
this.change(button.value === "reset" ? lines(this.first) : `${this.lines}do=${button.value}\n`);
});
for (const drawer of form.querySelectorAll("details[data-as]")) {
drawer.addEventListener("toggle", () => {
const memory = form.elements[drawer.dataset.as];
if (memory.value === String(Number(drawer.open))) return;
memory.value = Number(drawer.open);
this.schedule();
});
}
form.addEventListener("keydown", (event) => {
if (event.repeat && event.target.localName === "button") event.preventDefault(); // a key held down is one press
if (!event.key.startsWith("Arrow")) return;
event.stopPropagation();
const { target, key } = event, step = { ArrowUp: 1, ArrowDown: -1 }[key];
if (!step || target.inputMode !== "numeric") return;
event.preventDefault();
const next = Number(target.value) + step;
if (!(next >= target.dataset.min && next <= target.dataset.max)) return;
target.value = next;
this.schedule();
});
for (const type of ["touchstart", "touchmove", "touchend"]) {
form.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
}
this.dragging();
new ResizeObserver(() => {
if (this.width !== form.clientWidth) requestAnimationFrame(() => this.change(this.lines, true));
this.width = form.clientWidth;
}).observe(form);
addEventListener("hashchange", () => this.follow());
}

schedule() {
this.frame ??= requestAnimationFrame(() => {
this.frame = undefined;
this.change(this.lines);
});
}

dragging() {
let drag;
const move = (event) => {
if (!drag || Math.abs(event.clientX - drag.from) < 6) return;
drag.from = undefined;
const box = drag.picture.getBoundingClientRect();
const place = drag.axis === "y" ? event.clientY - box.top : event.clientX - box.left;
const value = drag.a + (place - drag.p) / (drag.q - drag.p) * (drag.b - drag.a);
const [least, most] = [drag.a, drag.b].sort((a, b) => a - b);
drag.control.value = drag.control.type === "range" ? value : Math.round(Math.min(most, Math.max(least, value)));
this.schedule();
};
this.form.addEventListener("pointerdown", (event) => {
const handle = event.target.closest("[data-drag]");
if (!handle || event.button !== 0) return;
const [name, axis, ...numbers] = handle.dataset.drag.split(" ");
const [p, q, a, b] = numbers.map(Number);
const picture = handle.closest("[data-part]");
const control = this.form.elements[name];
drag = { control, before: control.value, picture, axis, p, q, a, b };
picture.setPointerCapture(event.pointerId);
this.pause();
if (event.pointerType === "touch" && axis === "x") drag.from = event.clientX;
else move(event);
});
this.form.addEventListener("touchstart", (event) => { if (drag?.axis === "y") event.preventDefault(); }, { passive: false });
this.form.addEventListener("pointermove", move);
this.form.addEventListener("pointerup", () => { drag = undefined; });
this.form.addEventListener("pointercancel", () => {
if (drag?.axis === "x") { // it was a scroll
drag.control.value = drag.before;
this.schedule();
}
drag = undefined;
});
}

play(button) {
if (this.playing) return this.pause();
const control = this.form.elements[button.dataset.play];
const end = Number(control.max), from = Number(control.min);
let at = Number(control.value) < end ? Number(control.value) : from;
this.playing = { button, text: button.textContent };
button.textContent = button.dataset.pause;
let last;
const step = (now) => {
if (!this.playing) return;
const gone = last === undefined ? 16 : Math.min(now - last, 50);
last = now;
at = calm.matches ? end : Math.min(end, at + (end - from) * gone / (1000 * button.dataset.seconds));
control.value = at;
this.change(this.lines);
if (at < end && !this.stopped) requestAnimationFrame(step);
else this.pause();
};
requestAnimationFrame(step);
}

pause() {
if (!this.playing) return;
this.playing.button.textContent = this.playing.text;
this.playing = undefined;
}

async copy(button) {
const { part } = this.parts.get(button.dataset.copy);
try {
await navigator.clipboard.writeText(part.textContent);
button.dataset.text ??= button.textContent;
button.textContent = button.dataset.done;
clearTimeout(this.copied);
this.copied = setTimeout(() => { button.textContent = button.dataset.text; }, 1500);
} catch {
getSelection().selectAllChildren(part); // not allowed here: it is one keystroke away
}
}


get words() {
return location.hash.slice(1).split(";").filter((word) => word.includes("?"));
}

follow() {
if (location.hash && !this.words.length) return;
const mine = this.words.find((word) => word.startsWith(`${this.key}?`));
if (mine === this.word) return;
const asked = Object.fromEntries(new URLSearchParams(mine?.slice(this.key.length + 1)));
delete asked.do; // an address presses no buttons
this.change(lines(this.first) + lines(asked));
if (mine) this.scrollIntoView({ block: "center" });
}

remember() {
const beyond = Object.entries(this.values).filter(([name, value]) => value !== this.first[name]);
const old = this.word;
this.word = beyond.length ? `${this.key}?${new URLSearchParams(beyond)}` : undefined;
if (this.word === old && !this.words.length) return; // a plain anchor stays as long as nothing has changed
const all = [...document.querySelectorAll("figure.widget > :first-child")];
const unread = this.words.filter((word) => !all.some((widget) => widget.values && word.startsWith(`${widget.key}?`)));
const words = [...unread, ...all.map((widget) => widget.word).filter(Boolean)];
const hash = words.length ? `#${words.join(";")}` : "";
try {
if (hash !== location.hash) history.replaceState(history.state, "", hash || location.pathname + location.search);
} catch {
}
}
}

customElements.define(NAME, Widget);
})();
