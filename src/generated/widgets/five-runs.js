// widgets/element.js, with a module
(() => {
"use strict";
const NAME = "five-runs";
const WASM = "H4sIAAAAAAACAyyMUU7CQBCG59+ZnWWpVqCAchXfOElbQxMTqBDwhaTJcgLjs6fxAD54Cs9hhzIP/zf5d7+h+tSCiPCFpwoJXeVSoopTSkj9bikpWefTQL4m7EXTrcPQmy+ps8akzk5YDid6joxdZ/vt3vCl92DBvUxWUAXziCpC4k98QOBVpIcElhE0QiIijUfIVO/uc3UPmGAynU0lBC2UWVmgMl8Uqt5HxCgTIM/BDAeVgOs4EC1pmAU8IhePQRkCACFGx5JLHiMjaATMWrqZeBwwn3sGTXXFCevL5ZuyROufv4G/xvCs2jbt/nh2xPVpSxt/bA67M23luN+3tBuX5aZ+r8vmbcPIyvK1qQ/lS31q2MUVaI2s+JeqgaFxSHRUUHxsXHJCYlJ5RaUvgA+rgI7b6NYDklZrSbbskk/dnoz0KDmNcwp5oVImTGVmpt0U7HLrcMrM3BoeMzMzMzPjz8z+v29G2pVP3N+b7NyZe+fO5bk7A3/yA+p5eaGU+75pP/6ENd0y+GYHmsCoVSrHIFepFINepsRqdTShpSpepU4wwsYdE9i0kx/wO6zp+M3JBWCp1hsBylJxEFszYUT+aw5rhFFWdlapmKgAk6N3d0phpDtCGAfFq4k2cqnKIUdy/gIhw0rIEKdTCm2C/JBf8WKHTmwvYtgXMeyLeEufYd4tdcVQ26BjVP4HnEABtTmrB6e2kUZ9ZUBABc1z0sS49dSpQhMFlF/bvD7loJSqPubkhnHt0RRa4qjH/AIF5Wr+uD8apwY4MBNWFDKVCWdpoWk6gnkZdp2C4BF2quNXqQACUXMyPLmW4fampg0RBBlI78EnueZ55EY4FGeesQJjLMp1YrRmj/1Um/HQV/ZrUg40TlLVSRJqlVB2XIyWQcfu6xTwDrWJOARFi0NexBziog2O4fZiQK3nR6+H/omJTbQ90xjaOzEo59VxIUzLRB0iu/mz7igFDlZuzaSRhFOgEWhltIqgCbZngkMXHCOyEmZgc6bAJYHxXRD9DtnA27Rj5LVPoL2VRZKqBFxjsII7SEAMjuzrf4dURxoa8oe1sXXD2HVYSQtbjgt6QtE4UGvLWBGSv8LUmd6EPKlh6R+WUu/zFoJj9ksoxjHfnkmM6QOFwnD2hN2/b5IxY6MH6llAuv3BeVBbGr1OcAjWCWcw+y9ycp0QQ9RT1IDnQwRpHKtf6ZGRg/YclOOwkHbkAfsJR5v8gJTRonmQLswDH9ocRsuoU7R82MccTiiUjwi4qrVKLcUQGlW2YaLlYLS0kz9NFqWGfr8htmSSm5bza2nXgJfCQfGWTMCPCZzSpoXbMO8iGfNbUoZV/RL8CkrElCBfaE16OKZkVtCJy4Uo4akdmXCYvYh1hwFOjwOnf6UM7PptQGu7ZKIQqfQs9ixCGNaEQw3CqU4pKacEkW1N2Og+E8LQkwWDkLNgwUy5GYJVJWdKuUg+Mn3sCrJuZE0hG5HMoNyavCulPjKevby2tTPzoS3tvJwoIsBSO5ShrYwuZKoT2sdIxrSJaEFZhFjFHtkBXiSJL3wSVDr/E7L3DpccYmaBj33vo6CZAr/ZkO5XRLeMKtEjhpTKn68mo834osSaIQTEyg6xrLeOcKla6QoHoTVGd1mVjO4UMRfOKLTnG5tW/kLvGEagn1IVv8RN1KZb0TnWR/tKEi1T6WqFEQLXamxT6ID2Lu4k2snK/Cf8wjIdu1wWnplevbD4DDsjuSqSv+NWLoKBjHC+9UGsKuXl5kzy2vLXHcb8Je911mZgoEehqRK38RCkaf5y4xQb298R1cqklB8SJMJFCDzq+fEOM6q6WHa79RjrvEqhErY417Mk0velIATB84+7Y5quv5SK+bQka+WV9Lpp6qaQM05y6vaqv9ipm2argQ193SR0O7rSJPe64VMtnEihSEZReJ47yDNMkselQg2eqkjK2sYI802i+htKKtGYBV3Y7K6ijywCusLoYaeU+2Ll4+fGsZJjyA/gkPDNY0VgJHjQRYIFSGQ0S3KOYr+9SCvjjO2tG3Bwu3e7ZoF+z18nWRE02hVwW+OMkL/lg5eRXAeybderFKe3OuBW2U+pKtqU877ERXCeS3m63i/kXFBuwUIELu0Pto8xCAQO+kkfhX1TN/oSoyh48oZatFllKJFX/nx/+pWnfgVEbz6Nb58QvuuiRu/2qPxNo9394lUieDRoXu3ReB72uxqcuOwXbOQd+i/3rs/fq+6fH3CIn2vQa5j0/Qr7ZcpF6frYPouKyG+2v9Bg4RvQKvd9o9zsuDc687s4KytLem8EvgZvYU3uxXHgCpXvZOlO7Yz7smwatx9INBuT6lvt7/4VxQrz5yoEW28aUHE4wZ5h/8gRBBWBb45LySG3pf0zh408tmqo6/yk1VU96et1KbgsYjJBgXox+PwzxL/I7761KlsK+5vOlr/VtGViHIsqF795/Wz+3AEgvqKszGfcuVcJU9nf/iK/G+dKJo+feiSP6JM0k2bxwy8W3ieTzh/2WSf9c03peQF7QUpZaS8Nm4xSjBlRMedKRXV8kryjZLToD5of+oef+aRySb+B4L/95jNvrFitkbhFYJMirLpIqrXk/jK6F8102bID95T87ZEWAXNVFBEHWURIZO03RINKSMnqHeJetCezzbPSERrsv6uISAaQfTbvAEagcjcPwo+tzIqtGe8ElrLQpuxII5zLG7dombAIqmN97RDnkgtpIfXOiosdX+ci2E9SE1S3brOkoQizXwbgveAC5wOiCgV5ZaW/ZhtT6kENrVRif4+khbTH+GL1z9V0hKVKGdlzsLKfJMpKE/j0t5+q5qGfl8p+2q18phEC0LTXSCiHQYw38clMKON9RvpVe6AfG1a4n0lg+zD6R9bFne5i4N2jre7YqQl2LyFXRL8tq3ysUID9pFbbd2dl61fK2PewrXGx/5946N7OoNZKhokJeXnpiaylaz4B+Li9Zct3EKaFr0m7/8DBww9NwMnOSvwP6dw2zraTfSHTNHF70ThbsS1rtIME4z4I9m2KTDXbJC/aPcFb9kUIGPLNSSEEYjvUoQet2plFps02WqVRAugTwiNO3p7JNOTKC9AzIH8F8Wv+LSfOLwOlgdFHYBxD3ZRKLSrVv7DSYvwoRgmxlvjT0+2ZwmzvhL1ray2g9gJeP2Gn923JlBfuAwqHkCPJuZluiqkaYu6CMspL45FygQ7MQW/UgH0pM+GhraQpIqMKaFgopo3qPxz437tIll6HuYG7ctev1tfhUNNX5zUbv/6LDLnFHExgg/s69SOFMiHvzAMkyr+L3xAj7KepTna4TtgHGBsqxSFAO7VB+O7R/0LxvwbUSTpeq3MPibU63iCrLgKlLfk7BC5as3CRFyMmU7MK8IJ4jCv2qWaS1ZmDb8WS56SnTsNOg0rXZTz3wqyuIeFJOi9bv7hhvv4Th2hE/n1hXlxE/GgZfyh+omxb99spPvJeKgZMa5FVOldOwLEDRWqSIkt8C5BPV1pI084ktWEcJCbr+lg1kk8fJuVhiOV7rQ+ZhXtVQpIueCjEuSuWUX0Oy7Kp7iz7fMNwpBEmq6/RUi1ydyuT1vjjyah5rqn8YJ+tmDZf7YhOXpdSuqZ7XBgr+912LozkB/2y7C/1wZvH8u9xYUdF6SjFYdSomYpErK+AT/yykcRB+hmOMWjmSrDu4W8a60257+ax2enkO3Qo9zKCJSKvVxDEL5ay9nF8Ecwta+9/fl5cmml74CEGGJbNk6UG5a/M6wtYW7+7CJDg1i2wvn93Jhs/K8i5N70xE33JYaLZOebpBnFRJntU52+chSQ4BHzt7z9I5yoT2H/7pW/hhXr0A52fLkOQ/svXNqz4r7NngZmfx1PO+7/69rzu/OAG83gl99Chw7/cO2u6hGs2PXDGw9/+8bX/d+Ysj+6ZZHquDBsL/3L27GwZ8efMbOm+hEN+8FsP/Un77V8/e3bTDz/0/Im/OfEHZ0/Pbgq+9MZbb731twBB7+k2XXjWP4988tdA90/691+/ectvk+6KV8pXv3n7nxF85RL+/SfAafwz0cz0tHunET3fijn3PpJcJ7ULHmai8nGgDT6IGo6KH8CKMLwcYHTwzcDfkvmHX/dilH+3j2+aEYQc9c1jyU8OhpGrPHpv7zfZi7L5qi6X6ZNXq9HmLdyreT79A8JpGa5S3+zhmA+YxsNB6d++WLuv5uB69+sNjNspYj6O2X8Qnfz7nXRh9RQGGflwuRsDON3uH9Hs//ToZEXHBAohAnLSLwFOW5jxlPq5tm0kzFYMcIgL4IrQiiJ1TNOiVdfCUvLJhxd+aqIirH4D8rEstri+hL9JQhO796PY3WbjQuLxyi0umSBLANexfUzdo9dkEfM6xC5Sh1zDFv/elTnie9iXZCBP7/PE2hMDCnhYVu3R3AOykfug5ifExGQZV/pKCsyON8P/Fre2jOzCuGVaZCbOf4AGo4X8rWCiMobdeDh704j6SddI0Qq88bHIBmvwV8oh/7g3SN0GaQ9PsadPkdcUQ54C2Clie+9+udN1MAEJZkMLZpKzniupc09YE5uwa9JOkVEz6Z+j92Pc8IOgmP61eLW+3cVShliaclALCq9SDwHOTKvLoLsPMJbuoW0U4+cLvfiJq0MZu8FScMZ2AlNdfj/UKQd5XGXUULv4sDGDSyU+EBm9CGHvpYgNJdGJSc0gpIYPBtHT1rQZlrOxchDmbxEYsivyw/Vv9/usG24vQ3SegCCwNIBTwrvNEGFWokECsZMlMsw7WoZOpcOZCqlhfPowBQc64XzfzA1s92mBkyLej+3Nmfa73D0bf8ONoGARwfspn+ID/yBxqLr7+BDNPnDQDOXPcK0IPWNlQro0skOm3d2ZSfREw1529EeyGOkJ3yY10Ue5nrvFhKAmTgqU8nl5qDgqqYUb2TCwtxgxR5lhAFPFcMrAJhO3bxg7227nyp0/CCxbiOGfMyM/N1ce/bY5GpvEhWMY4YKjb4ENAA64UZij0ZKxk6z0IXsTN2QANyizj06PKUrMk9GsiL7qx9PdwqJZHlulTgYs7ZMH2bpxzhf/ld52P+g9z5cxk1id/1A1z10I7iolh/PzH/bLJlim0dRWddIMNDbEbsP1Zcjh5uaGeLW6GAQHubJKPSv78OEGPNUH7wPofOqKLiZ/IZBZT0oH/wrh/R5eDvAhB40CusdBKwHd7mLDvn2YCvtS/WN1hF9tQrbjfrLNyP5kJb/WVHPxdd6+AzqO48p2uqpnpnsaoIYkCFECRFa3E/2/An8iKSeidZScjjenk3TOZpAOoPm5zoItak3t3+BsSpvgTHuT0vmGMzY755xzzpFnrbDvvvu6qzECJG4yeThdXV1d8dUL971q1g6znxQcapyrid4fv+feh9jhPZMd1tpjj997zYY9xsSu6xd69aykQXlelyTp1euR1AmHS7JIjDgBq3Rr0d/i8KAVHT44sFcFvepPJQo9gDn6I1aP1+J+nezwWvrbCY3aFMLDSqdt6Sg10ig16GX5Y/h4zRX3O4vCgc+GbyQpXS0GRhqSY6qig/PCK3ctnHVWOjtWJfQwJ/VesM+kDtjrST17BbZRvXzB5SXMTiQ/3UPaSRq8RKz0T8tMS06yPqd2S3VyTHsm7RbXuMRvhOmZdQdYCLt0TDDP1e6Y/Pgl8f9AMdyJdX7onOGJvt4Jvz/8KZj1nUiJC7j+rTIl9l7PTGoeCevtG3Scwl5NKT510sVjSVvsrXiuaJPevo23hW7Uc1DIK+S61jO4ucEWU1zGRHSJKKZ3BRFfPEimoq+onYVG89rUIiOJjVdRGD3zYCrJ9dK/r5qRpM3vLPu4zBDygloAV3MCV/MiFSLkHKqyxmuWgxY88rPg1OLTVXaQPc6wMSWhXHKxjo3PwtN1NwyZecswB6XTgcOjmdOHlUotlfLVFKIfdC181iqmBzT0ywwNZqS/fsgeyVIRQ0Dbfchhp9dD5Uifa++HNs5h5bDI2sVhGFjvf2axvj1ZugzrjLIksQdFovvf9fJniZJFo+ZX4c29YqlycyWcA70gCWiOzkNJ8o8jUglb9HL0uPG8plQmOUchxUYgFTnjCNMhVYVLKQnKJLWlabjCHZRJ7CAqhq6rTKaNMrkF/EAL+4nC5AdbOlpk2pK9gyoD7RGIZx/7QPh6fT6o12gpjCDWfMghzTyW8EHQ7DV1oHLQ/j0UriCXQvedMPhS8Zp6frH249ejKlBQhNDHYcAb8Am0GFLbeUMI26FqqSZsffRCAiJd2igehrgd5fFltgmRU+8dX8c2uedAhvWFzMNNSpqEsR0jRuAw78bGzMiT6GIffzhmRl8bM1+xIbZNIgBz1Z1Ib3Q5iAg16GOIbg9AHQK5Ks6BXSahELS0BhehDPaJPF4EOQyE7HEDJpg9QXZRH6srjHwpyP49eqQ+79giwLVjwmiRcEig9vQyWCh9nXlIQuV2R6shVJGHzoVh6EtX5xhapCV0at+hKrrbKI5oKtWOaN24pFg25Xy64Y5Rayy6U/qmvs8Ugogc3/FRPSo9xWta6sx5iqAvgSWFHlB6F2QGyXBmF4MHKv+UxYCHz3pn7zHVAJfDh6qeYAMyN5+XrKEM8KLe6sdlLz+wB5zmaSg/rD8v5Vhq3XMv9cGTXtJfzmY0YEKbifX2N6mBUiPFkvYJMrOKq7WKvpStd4kcfA2KwzNQ/3fsR0PMe1hGwfhV/9ebdKk++1g5bMZbptEcl8p2HKtHwR+qMBEhuSiZqjIwBH0zE4FeJ6UCV2pc1cn4tiaWIkq/NLiLErWYkZvRfk8U/P+xrjvYcxq8GvxbVftatvx+yAO8Y7fjvgQtsJIeK+nHSi4zKFiD5qrRK9C/O5+4VN8oV3cEFKUv5nyxiC82Q+CenhxFFtEDjALRWrn2tZjoq5O+4lnBvmpg0UgUixrdduZfDP31b2l0C5rHGnbQvYduEquWNkEif48MxgqkEHbmwUS8oF8XInV/hiBGDpNV7hBkHBaNXv430pH/s7HNvS1zoagdxdARCLEHJufTrb4Hd+DQVm4PXKnBxwiiV+UeOJBrKv50byKyMiWccz5gniniOOqdB9STuYXN/kIN3VsNt/he4rAdghfmJ6Kczs8yb8C5q8uReBc6dx6is9+NNSjCCH8F7cK1wF9JF0j/6lw5Ck5jDZxtL5HlTRtoD9jk8+02RXxWDCgYycrGIIdRfX0sxuiMQb2K8ClJrnsWu8dqpCesZuGPFn4DuMx0T3KePPPXV3zmSccP/ipcOGrkjTCPe2jFTQ35Fkf9q9NJU8Z0uD6mbDR+DbE7cOnioWoizMMUTNpHElD4WiT0SZ2IaHtdY8sEIgn3hpLQOEJdDw1hvurfU8XGkTfLEsD2m8yWGejB/ZM2L11Hbche4sDYIScMvMYe7T1szoYYH3vL8U0rP47q8SAM4M91j5cqSgfu3zJ9Z0zfkek7MH32JHJ9ySbXT4zru7vn+u4euX5iKizaiWwf7Zwh2x9Ets86Nuf7aqe2I1I2zrmF3o3V21v2cTm/TEyPdQTxYNhEvKby9QgsH5OL5tzRPe73sVSc5EYxT1QqI84w2uLgSD+331+JlNi/+9xPFUz+1D53KVOPgI4HPXMA3VgsbtS8zx0A5LYPpnyYUtzjkmS/28Mlx7DqlIofjX8Xjf/5MMUbMMSMLr1cNS90Rk09LbdTw7qFIzW86lHgp/CcTCMRNfJfU2l3q9LmgPOn7sHXao7v5LxBc3LmFM9OPPwg3djBxJSQpH79U8Uncsn/PlG5V9TvyQ/X73n6LVeL6/7/yloG91OCsh8qU3+1mt7oLrchw4X7uBAQ50BVTDuQctJxJJ7FmAINbEoskO3Vfe+6Xdq7Tomss/EPkK5Us0jeUPWlg6+o7zxrSZQe8CvxYtfv/B0NRw39xlgcXiPlGtfOcQjBOQZ/O4RF+5DSqtYgrHYPV4My1U0oRrBeh5ILDZXbtGdPXXyq8aAIc3fjZXj9Smd21FpP3AjRvAoaUBzSI7VaXmjuCiHOEXEHmKeXTee4jkHgyZI8y4FgDrG3dwM2eSjcGEOOEi2C/Rxlo1KXmEDU2jC3rikymnzevDmUOodaZ3p0/HSUCUNEXg9joZHlc7Wo3EIStLPAmKAj2IEYkQ7z/GhF3lty7g0Lh+gEsHICETS6+DAMNcDRjCAU0R5Q3z6/1bfvjaWDKS/VpHWKAECzrnXKYl4U8iD97hzA5gY7Gz2mkh/hY3uPwBgJhAg0Jhbxpnc0Nc+XWREyIOUDBZkMHIHBh6AK9vNpbVSdp/inue5DoqqM7oeOxe4Kxt8qJpTYxFipMuWLhxRz0taggzAIzIU0xtrxbAaMwm09szYQj/RF3d0V2ncWPUmFCiXQ/0ah2o0iMfcfkKue/yeI6S7Pp8BXpsZrsT7tJNiDdGiT8hnL82bGbm5OErdhOOBMoy9+u3ucYoYOth5YKhRQ5s5Xnmohwx56fNYJD+xLPd+IemdWOS3vST19Ox1BsLWtJyTM7xnYGVobbZhkk4EJDDmwaOkKoTK2uoiEUtCJtlsGi1LKIOqncrXQKtbxcmEriCmSPI2L4qBDXyEpXMaNO0otZYcqGZHLcI0xrJDDmj8v+ZILTCulqrs+XgiVGWJkE8fIiEFIOUXIz0qNvcFuq3JaPn78nXYhBnX+UBrf429SEdMYBSfKG+Vz/fY7nyxhPDXEVLFYP2EJV4SJhkxuEApRP2GxLGK3JN8r0xsFjziZIoyAf8mU3fpFkUwwxPTuRt4lIYMpNCWG+/QoTEmd1RTekLcfKhmZCNLv6ljU/lOQ0kudfvw95CIl+zQ4u0Xq+0hN5WAIy7J2Od58JC+HahEPD5/OdXR73Cl0QbuHxjL2ns2cBUkmLIH1YipqIqIbtF0nYtmlKL1YcZkIxaQSYiQPwNjTfRxvDYpku9IHjinDmPqT9bqm7YAUxzRA6yNmT/V1CH/ZGYIokFSqvcqcMLSoUiQYuQ33T389fWCt02KD1tG1lEPjANAUB8CV1MlQFXBIKC41yY3mVZl6Sv2EoDQHFHsuOFlcVJ0GB/GmYgQgq3Vy/ENyYyB1eLgerCIPKgdFNwJlUFyxyeG2N21yuG1q8nAb43iLh9596D9i7M8w9h+H4+SNA4dLbCTh8zHMvwe1tFefDymoDPHNjZFeXwkPYEqUuFcfWCQsozHl95IKWRNiHTE8xuj8PgTdZWWKMo/QaUAJSMkEUvLPP4blGo7/mdsamcBMqLc5hINVDHOQPWhIFg334gcO8Y7SDEMY5V3A9HQDMOASwNNtULuWFlFqic/Yd3es7OuQHfgdhi2Xei3RH1n3oajuQvPflncVvZZVLL2hhF4BZQLymFPgHT44zBc8+Y+vh8dCUg+OHakltjFbCtIk5j41SF69OPWdT79tKI94RZRbergeHwP8nwIkRzymQudOcUWcbXDo9tHSKdR4W7IkN4tl9EE7WzuhbOuDj32AMOchhxLVpLZyIYldSTbqypQnWEidGGv4v7jOzjQLr5Ld1AlWLk3ZeadE40Jc8Qubkm1qJ1ZakMZFkEZo2N0tDf916vuALjfGeSewXm+OwD4mMlF0N4qotQpAr0qmZVCaUgH8ab5egYVoxyGUZ16CqLMBbCPIHW8ESkQu3XpNC0dIO2CeUNTt6ANSiIT09BQaSthLqsSeyy2eu6LZYwM9yMkWywzavanqSa3RD8n/6SVlBhnYt2BSx+Hm9moYAKBOAFpLZmGFUikULPA6qZ3WhAL9pkCGAhvUkBb6eExzIeRqeGMOFLPkw2AP+92HUvVGcxn6f3XJ3t8N+V9dImWvkaCx4yE73p1asH4UWz+109R8aQFEcFsnUcNViBQmXaA7JMVi4pV07QCaJ7uibSUb9/cTetAsTHYeCyC5T5c+w8JXpoYHty0jB6u+E3VBZaISF08GFv/S97kcsWlJcyVpaROt0jCZiYbJVPBADOAVrB8kxi2WxNffl5yhhV6d8HSNfr23CD/4h7UPmYKNr6ZEglFyWAw8iCuVF3uQggzxIfjGPb+MSsxr/4SYfJxaEytaLXz4IP2goT1IwXF/lF17GQIq2A/z1sMNVeZq2CC9UI1wudRoOg+j1rt6P/j8zRR1+91VUI1X0WRZBA94oRyBdhmVUt/78k4Ao4Z2jcDdpoNTARGmFf2EYnZ+FwWcKsIIDE56gXCBMBUKgl42efliNY0OnkzAVaYxa89KwFlyTHsOktKRsnh9b+K0OiRALTrND9rv4Ycb6DT/FlI6zVeBVJEnlSOpmc9KupMf00+ISUw+OmvzjanghMN0xHJw6v/+un/31O+RMeL3eUnMuQo/vxbv96q7MN4H/Ny7PdV0IO43355P9DyfiL3dRmZc75LBxoeaW6ZMiT0AhtaL5zmBaFT98b+0YcGwnBgJETz09yF3roq0wx23XT+ol3xZssF4ZF+AbQweX+WHQn6E+ZnQhOVmh0J2ZIknD+wC7QKmrb6OpTu0vhs9dMNZWLTaL2Wf2CT0lD7u7MC9nUCN8fFdD8OLkyS9K8YVfWsWCuEsshA4vSc3Qkw0T9/XP2QSoIeHVJPO8L3oSwZH4+QaoJUUStV9jfqv5w9f0FO+VvpiAgjrFc9KFPhKnrKZmjl+X3SlIp7CI97e4jDkHpnZKoNdy759j4HicUYmsrNVx6/EL2Py+wzIT9U1s9+vk/NXMFhmMsgfrFwbpd9BY3rotzM4IjJlmKz/1SM7/98xsifCj7RZZz7Y7UxmOIR9pUCWUCVQQEyN6sQ797sxU8RtqScbwFD3H9AbF92W9yXO1DidTk6th1qbQKgZosOgGU6hw+3vJ4m/a4/j4vhmcQzG4PqAP8lNa6YscmztyJa65XV8pS2ajpi6gA4sXTeI7/vNnPw0tdIakgbV417nDol0wrGYNpG1Wn5ZNawmGP+iZEvV79IatCUqEQBaNH56WKVhIEYA69AQAg0xoZIyRO1QjK6iY8B1sh7HLM+skDIARaJHkHRIDo4eQZpxI0Nwvxg7Yrsdghvgn0JyhwDHOoYWZxZNkzEYh+M80xAqDH2qGj70DOaOMR5Ea+se/cF1Ai0HizBsI309fMIZbZRBW2HVm/AOo6IsDELPPNlpsf688YpL+neNVgA3bNyd9zEDUkNwgOt1PpHiWkwvAaDa54aahxN1Pigr99DTOVusLAkJvmRyn6b6e7fvhzK1alAYGRUzqr7GU6daEXJYc8EtgBUbjZ8Z/eZqdzvb20K20/FhCk6uW2sOM4rdNEeGDn4SuVvHKV4MezinsNeuC8Wb/bqIvl6zT2o5EXP8c+pIxPrIpc7qsSEIPaqokri/70FD7QG5bsq8ocGJx/iZqRI11Z3ApF6ycdkZeFxG2F8bjjnDbdVpWegUp0J9ITW7B1je29Vj9iztr9T+adyWCZIf16QjVOGazw+48fM5XbBUHSEJlP4wSrevab+f01T69ebZt7Wx5zX5p5v829p8VHZJut+9m48A976ZydBT/cfa0ZnYx+5ioprhtOfiWDdmh60y+WUrv/oxleuft1uoi3gd7HtiZZtrKKb1ekCX+UWWO7brTrvusWtWfPWX+n2xSraLEBw1QnAtbfWQ8ccbstjDAU6jH1fv05s4V+B9uPk+biovkJtkKGCIB1C5k/qUWxx/oRswCQXUnGXQQhvB8ycJ9DbFzOwzH6ed7A8LeeJdimPb8b6+AVZk/af45WkvBrKccvvdT/mFtgvv7lkXrHEHgtEmS281O3aGtQOP3LQJ0FTTT7A2kwd4f9nTCrzNcaefdlABE4R+PAUXaPqJUYB/nCRTOTohF7UXksYv53+pcaOuPac5Vfbb6uVob34VmP2gLfRrc0x++loptmk86tzF/qdsSjCP/x+DYa9udLF1Lh0ozncyTyPz27BB4WMjQAhNi/WNP9JM7pVVfpni8SNOHxcX7uqi9iJA6u+p4ZLXnmgglAwtewplC1MDAEobMOrGf2t1C22pz4sTHEZzwSsuMAoFWN+I7mrXOKCwTLYGU7je6Mppq2ULrqdceRbaTRdZYTXmCtZ/qicIEzqs9M20dPpmWm7tTMmtKefp9alN6labVGwP7mRgqtuMjtIj5fbItmYiM9uB5Oc1mem0rsVp7WpUC5W3PXNphQ9PcdIQCVo/eHyc7TJY7FZX9zhExMPOcvR1EuTmbE5BGOFmhNlCogjb4B7BYnU+gwLs1xH7BYrfYr8e2K8POTSaXEocMEZrHULRv+LcNUbtikwRn+5zf4Lper9MyCePr2mZP0lpwlqX2UFltnh6a7rI8uN/RE5kDFnIZXoXw9lhdvwqPOJi1xpRnIcdj9ITJTllUSMUcH5u2e/3GZOn3X6vUWaYtLTcietqWp6D6+tTTtapNGy13mwJ06A4LCmWB5ZfFpd0a1zSmbikO1piKLeHLeWsmamzYRvE7Ky6M5jDM/j4yhhik735ZIfQeARuGhRhFg3Oqg79VJnIDyur1SMJ75ekLEOtwmf8FnSW040BHMDPgyx2CLzGrSTRivyTpDUjgVTglIymn5cQ3kL6WZLmIghjh10lbZcjXN/v4Ejzka0bG22OX9BkRTfnF1GPZYbMrNRcM3TFSu55AMHrKU4DwSk7kFm/QBlyauTYs73tgo9hk7UcQ3QtXyZFQTqBiwXPNyqM5jZHapr4+Be1R2/foLladSxmjJHxNM2on1oLQhO/QeNhD3C04KgYuO1Qxg+wWfbprLBl/CVbpr0T64Y47e247C13UAC/X6WrU5Fky0S+nuzHnGblNjsV4OmIAPsVY/Vc7OQysz09KmcVAi8LbnT1V5x8M0bLUCSP+dXQjz8DBwRqBnE2QsDH6AoND5BX7SHg86IJdBrhaJqHtYj2lKEXeFBfACylCOfKMfeyQK9QBj0LBVwYNwTZAQhrVud1ThIC0yf3+7LNB3SEbcKiQo7dFwYXe7NMlQVVOWYEfIElZ1hNuVXXML+sqU4KFxJbgcvjcD5l/E/GEsDCisOHkKeLgzm0Dd5joYK3UjHm3tG3Rq1XsyoNvixH1oPZMFMW3OfWAzSKfw+ttsHx7o+WWUQze03B2gtxxfxBTM7F5HxMnheTu9S1iYO1u1jTFf+2muz1neV5IVdk6B5fLmJ695TTt0O5Wxvvn0nj9s6ecl7fGW46dCu4twwseAaVl1Ne3zlQzuk7+caVx4ILZcmC6yu3p1eWg7Bt2iH5UwxKJoVtMyd73jiwfb3nMfhR+ipzkM0e0F1aT9GQiooVpM8eqFXdd3lwvN7TEKOJuto+ohZJ7jZHXaXK4B4uXZgtR1FwK7GiQvwT/2VOKsYIQadV0areiNa1CB5oT5SKBoE7QODOzlfCz3mo9CgvfIHCHkUhQFU6KM693ljj3hDhRIsBI0bNWkY286x9Nm5rmJENlUVrTMtrDEhcihCTpewkhLvlGr4gd7MIJnBhVxvu+5KLPboPNao3mXlA+Mdk3t7FUE7kYd3mJvPCYmA/lo9fWFvezsUwP1EOATe7J/Jg6Z+3Pm+kAdKjTpihMrVe/E5HO+Zw7ivAJcNodaXEed1zsd54A5YtTdE2nnh74xLZLvVS4tkZTYr6738ginrLh6gnpVHUQyeu/xBqgDFi085qxIVsn6M6V39bvfUJMqjTXdNp5RmxZtbHFqntoRWj7NdMtkJjrT6NXtaZCWdz2mH77TLqng7bNTJiB7SmUZBLVs2O38WC0FTCLpJ45UiH4xui/ReieikBvyexHY16er+4YIlfWWjznrbwq6JHv6jafbF/lpSdKLl8WATpXBUu9idoMOHPp18EO04tKLmehr49i70H3RH835x25faGUnphYaUswVA6gkFFNJx9kSwua8livLBSDSy9IC+fB3GutQooUCJ2xRyDHvfzxqdc/beaq1GcdkowzNu3TebDnKXmirbFbx8UooOsfUDvRizheRf7FVzFmtQlnZdZgVC8sdN2AiF9KjFFPwGCEYm56fT/wQBAryLC67HqfHk9g+v4xdqJPDS8bM6+lyFtrkHuy0qsOvbhRlyDtAbJ/jklGzMnazd+aVuPFzvNRWM3bDOoYkSogu3sc1qrbYVbUeNJxqRYjdd2vj+UR/tLeNmrOxpegeuqKzPaYmoqvUl7hrikMgy6hg7HqnMkPEye+ZAxT5Sk9kOC0ciKGnyYtuigGdtoO7DJcA3bF6vCduLJhJ5UH2aky9ON5oewFXmMGrgfR+P3oCXV50SE46kn5ugQMf2V5qG8COOPmo6pbOwZZ3k5OWOGs5xo08gXXeuvr7tbVlAvfxDX/zZ+RmQGAy7oS9MWVAEnYvrdvf2cjWZ2pq2tFWnreaiTx25YxbsTzuubGT+jFGB9+VC0LfXUidoT8gJUT883IQlvc0QEMAen5AppscH0jd/ZolQ+7Kfh1nwYwMf0cR9n6zYXrS+wGBrFUCMicz3tjEK/iFlk/7tGdenIehtTiJRqYJdryIyriBpJoytpdRauL03JPckv34z+NEL0KuOCa8IFBxP8shVlayvVLu7cBo76U7DHVTfBLxWGkuupTslnrSEjiRkvQcZKMlHiZDJReSvIXq9r7bmaDU+I+9H6+NCG799/of57fZYYF/Kb9+XTf3FPfVl7pfXF1/+gtU7dQz9+udOPd+uzAfsRS4ZeRwLMx+If1AJ9FgdSBVzsRErGcDxtl2ff2orqxduhBm5t63VhLtb1Mc1sGFFHEWva/p8LbR4ApPPAvpDYEkSIILG7bW9+LQqqGRFUVfvk9JtWynuF9pn069684+DKEO/kWRmm1cjdZl8qmbmcgb9Ril9ywy1ffPv1t3zx+wche+OqnFhQGZy0M/fIVooegBCiXG8be9jCCoU599Glu6/92k+v7vrCwSiEQANhVxSEG1Hf1iiNuiteegO1toGBbFute21Eyje43nWjAuyNW+ogukl0qtpOdIprAzyoVo+WCDR02BOiUbIHb0T6mYbCIf0PHXbswBonBX09BcbNCJgdBhPsvLwxKyCtfZ1BSgOEVH8ubkpl/xTjwo58yBHIneGSlp5M9uMOZYhWQcxBITIcCzPtJf3ljvz9vIug4acd1PxQmEZxIsrhc81QIe+CPo4m8dPhupU3vjvbTnIvzJPJKeg3z9mEigTGmy52pKGDNOyF89rF2La2sgIlB4q+Y8VRwgtIuBtlVxgRgHiAWDdYLepKQjDiKaE9gYi6Wh0JLObJBiKR5RtzM8VCSJax5gHeaFtwG795LgGySvQolL2XvXvvpleoA9e4RUXzmuivtjvZM2/1G7Qatpsis8OiqmR/WHAUkhYctU7uvsSkF0T6WXzbNIJXqSYwbI2DCDVHaXmcxo/15vg1k1KRNd2kNWUsZTVF9QEdMpyXSKiEBUJluIuK8AG8CG/wCU/NiS4gZ+4Hz9bUtl/TFhNNL2udQwKZVT5X5zU+T0QNB7PEbfN9F9Wbr7vYPyoAMzbkaRvuCT+h3kCtuZHBQat+0SbhQ+v9caseqo05z17v97t/8G2wCbY5vc+VCyMFEHLhATiFO51YF9/vYxff7g2jl8acYDC1I4PjvkLwFoyEmKtIRipb3Buk4Pf7D3vm/77kf9vyj6f7/Zd959SG9Cbu8C39Xpo432swV3T1OuUSL8RvbI50QsYYTdaYfl4Suc4K01/20Xz9sG901rfLRF9/TdRZN3Fh4AAD4ITSq3dmVBYqvGCUXXrD9fjzyoO/Cj+KVzzAhwLhGoWGl4Zc2oJ/kbECldcKMg8cPEcFOMw889ffOvgbwEFyrSCP8R7UAJ6XUvVrW+vMxSnJ/l/653MH64TZFE9N1W3pu/b+HW/Hn6/fbe9PmrOnLWytGD4zYe1iUcW3tK5yJT7SDMip9yKRgz38ldPmuA7wV9IDpOUr972iPXo+Ql9G0y1N9Go/SQUfT2L6/R0L5e2d/H/o5L++k39rTEP0RsqatIA+/MFNLCBS2Yc73pV3M30SOv2bk6jrrzH9PKRXO6DKjR0KPRUBloZyn5V2qfV5v3uP1EqfDj08zCH/puoRc06l+pblkEvTYjCqT7sb8ff+/RuRQ1vpbL6Tceri0D7wzHveiL7bpf/X6ZL/L+ENz772nrvk1CkSXOmp0zL0xyvfxM9C/AIpbrO4LUD8HqX8+lJ+fSnZEMAnGlbzloO/BsgxB/Mu82ajmEAecbuSV1jxOunwig12MVVZ32HzpGTtVpfRMCvrzvW/d0dtvB6rnV10Y2fnnLIynV1xckM4Emv29yd+cjskKe6itHzddZWWDzxjA1P+69r0t906heg1rUIU1RjKz8QGCvmZQMVC7uPwc9RqGDYwfYYkIfrmezFf9tqkj2P4sOZ83HKKu0V9397ZGv9gW4MgxWefscE0v12rfjerjrAFZuVMYIvIWiPLjS3+9WSLDbG05m8SQti9Ej84zNRVj1+wth3bpi5f+ai8eiqvJLiovEbicRsrryiNtZpURusfK+QINfA/TR1F/VRGu94j/B73Ud1cT02AJPnMKgfUjp+MMPvmLJLlI6dOu2v/5xutvfXLZmpjGr3RkUYtvGuDTVbY/KRwB3Ese1UHngpj87ZzJI75UWc91ULD60J38hjG4VoG3eZVs23haqTRMlWBy/lVZkcYfRsR8qhpALsjuVB5baNGgtcAlZH9N0FcqRENbLlO4crQDYYgzAaPqBcQoAH4vca8/qU4np/CLP1ceS5c8VPO5iWMhAHrKV9+f1Cjr81J4skF+NXSSC8ZfqbYvrlOmq2P259CwAQP2jtrUbLlMioMsbZFfzB8deLFCufiG+LjkwQ82iMpOQKKaBeiO76eOVx6bc+XLvo1Wdcd/EqWgasWij9u6qwPd/+fJlZ4IlZ4fIMK7/VvqU9dvnT9Il7ibCza2YLCV6P66GI99ZgyC6PShXNKHw9iOnnUfmURgAmqzHH2Ogtyln2Iem2JMvsviHh3jnQJP5lxPLRRjsI56I0PmQUfwBdqy7gNISiFtgxwBvQ61C/oAKER0sHFhaIOD+jJrEM9zoOTHkhWoi/yGDN8qjzjbE3GTpvjFc1otzP4hZ25ARoNqy7BPIL0pl3qbVxqe/4QfQ6Z6MlYVzxLMqj6ZV5J2wpfiML4xyLSBtlBFG2nnDHgZb84fq618/ttGtPkWzZ8DikAS5esiziy52cjjvjsLqq0M5zD/8Ns87hg3DbLwVjd6PFmcRxNajYLTnembThxG2ILhy1TCAJMmyh3d1ZhcYu+5T2RTa0/NJ2H7Yh7M4ZtEXIY+6sagz9GyfWAoT5quh+2nlGUXFJ0ZUeHC5yaFMQQg9sZrsf462emybA9tZMa1ABa9P9K2lUASa4bUUsaw5336jYMn/QdpoIwJ/48uTAz42xoLlthZmZmZmZmKAgWYzgprjAUBPTea1nend3g/3c3Bqm7LbVarbb1egJrASYdYStqbTSuoZBEfuOnRk3elXsIrlkzTzvjK3esV1Kf3+N1iLbvI9VKFxumWPGxYYqVENtZipUutpZiZSt2yJ+ytXXkUDpKILMIIdThwEIgcBQIQ9grh+9Wlarl/ITl0OAMqVo6RAfaWfKZVoyJHN+V5DNp3hCeO5LP1GAHusN+nsJxWfB2OPS2cNIXZAFm4XB6uO1JLO/3w0QjUOV6tt/AcbsJLiizEq6BSs4yG5Rltv9ccM0meIn6sGQ07YRZiffkA5b+qevDox+K16naD2pWFbsAPaO9WNKgFhAzaFWBu7VVA6YWWz66squcqCYje74WcHEda26Y6oREArWklprJ7YhZMsDI4QiI5gzkLrT5WmhBARIBeB6i4IepU5iWE4YWmEeInQEzQx/NethnDEAsu2RoGz12q72NqTQ4pgeyiVGMfPTkMiRai0IEHI3OgQSMOOhs5ucR6kytHWKRiLA7qcQcteJ4P6U3XOhLnQ3knW7sNpF3Xus99hgoY8xItUEkzMtnwciHbdoXCQt5WWr5upRN1zHwKJj/dCuZjbkmfFagUokS4KdYfRHb6b3G/fEJ6RiO6xtOtyv4o0ZRpRwAY6hp9BAyJ4NEn4NBTQa1CRb2LsVRbb5gz0tnMXXH+9RmmZl2aNzvlP47LrjD4QoAIrY45Cv+uxyjz2hA0p9XlYx3tQUrimfzx4iRIiTZBLf7hWyMVTeV2smohExHDI0+S7RV5Wq6+W8zVF9hc6fISHizJTRgmiP7z2OzoIoKpeKwjSWMeNuEWaFHuDknVhmNirt8pv0nZe+JX+VeGznonBw8lJ5/YoXZrVoZi0kG3He46fZvcIHqX9ayLXNmFOjQ5i7/r3pi0Kv7CFFkiO3f+8cT8KoIf4GwtINttzivDJyoAjjRELDR39BoKqJ30LyRGEZBrNbgb4gR8uiGGvXTrRUk31nDVFY4hGg7YLcaiAFZ7RCLpTaYIxcXE1BPVY4E2QP6nn4iysmkq8kExyoZiXiD8aQZvTLKFcCQpB/QQjdB9DhB9FQAYtlgqbxt/aWr/GDRCe8pVkLY6e/iQxotcBaQA3hc8Hvh8KHoPvTkocWSAhsF3zM4OVjpkU9kSC7iOo9dMhu27bZZ4akqywxMCBP0mUT3sG/Eh0GmRLdagoztxxuvkJ4JY6W/u2HDEqwJQj7zaTSSoKIVGx7VXpJW52VRtvDEREaTz/dWohM9OdEJj37M+to8x4CKhmGNKebk6E+akqW+tau40n80KGWno5aAtfYPuDUHsV8XCBiUcSjB1s9IVtpdA4Jhje+FndRfCFNed568NuZiimbI038QyFVfJm/x99TTGXiW15mBZzEhEpra6kdLBCgOelAyiTNB57KBO0hk0TYqQri0yfNpOb6KNqcoY1Xgp8DR8KHmNOYsUdxY6pA3jouiTkTxvYWijjelQpv1v76wB7p2bjDTuj8hoYPMBHxxswoyce8ENbjLgQOcK063/fSnaX+/3x2fi4WG1OzcKaF2NV4K7smjdwBdf94pu9yj3AayG6AlaP4ukm+XyKbjQGhqZE7CutKCCqkS3VNt6uwic1An/PJxsU4st5NmA5a8Q56cZnSJTWSyoBYeo6RpFeCm+Rx9XOwODZPenFwPjQoQLf3B80dRLc0PGiFmKv8asq3EgBnCo4vVAcaRW8PENPAZU9reX4JYuvFWHnAU4AVaS9SH7WcQcDFgoKOXcLR3dMUWa66pc29xzCshdemUiolq9ko+NGpcdhXSkNrE3LC1jimXN2rCjk5FB0SG0t/l0CBYj2hXgzatzGFrZV60I0XbtVvYDMkpuxAmdQsreeQYoM/iGHBEU2O5XGn/46YSaB08U/IaRh/D1FMgtLt+8H/ZsCae2EJv8JjkpcYWGEYXG8nI5q7PhDHhFvpGeV6tOYfWlDR2aKUOWueWQ6vWatLfdCmdVWro1ho6I3VyA//UlUMjxUeTcy5OJTYaWJBMxfA2UwM3uYFxZEYGJPSkYaoUmF111sAVGzix21y8FtkSM2ZYlZ2yKwKo/chTF1gHbT/6psT0Oo+puDjT7qK5jsoUfZbmB7vsE6RKNT5yhQaCwdpJII91EuDaKjKaef0imQQIfOKUa+u0iGUmfOgwmp+LDucnyVJ9dj3hw3DUroh6IKxROpqo/s08VDzkANifEqdvsQMSrCF1IC1lUulSXn3aLJNAvCCorCAJYEwkA2c08tY3NcbaFRaGuSJNTzTUgdazWnY/Fk4TOaL7djDsytRFc1ymriZPsg4zZobggII6m8sc8W+lMyhp+StsrgqxnYZAaq9WqFetadERQDc+h6bdGhXqjR82wHjnlM2cY6Uz9RrvXcQHfO32ilB1p9DnuZJXax0BQtcK5y/FOZx3DfV4JB2PdIJeiDsjGkuVOMGpvCa+V+IwtkDBYv+PFB1SwvQsafRjymN3NP20xW3ocBUOh5lUUKX49sRHezJVJ291OKOhCBNwY1FBDUObyGMZj7OBiiUumjH3GNtPhgcInOKl6TwnH9Y0Dnu6YZyKEcM6ipnWWqpQEap4EzX6RnCXoH2Av9Fi7OkYPMRtK6j4hjOh4jpW8SJcJUccpUvFUvjwOU3QHMcVaTgO84Ga/zgjrXhQ9RBdKAqgcTc+lftr8wQQ85QwBOnEO3XZzrqMLTjXYLIuJk5gxGiI/6/z4ZXisfofLVx4CtdPg5uWSh7jFIv3fXCA0Zur7MxtX9Fd4bLJ7XGVw15Xedbkoei8m3cW3T6Q2uMqs/gAtiC6x1EOM2uDFMgU2mrbMmwaTi4rQ5yJOZcMvEEiC7ZREWqNFYzHpe3no2vU6tKHp0AHdRzTxLX9Ai1y5IlvKHhVFLzwQkPO2/Bgl7qXlf2qPK1Zv5epWypxJU7NMpKX7iVQuVtIKKCgs549UG0/r0i/Od4kvY4PbKkLVyXTkEW+FQ/LcBRjwq0H1Jkt/5/qloxyjy5vHXa2ddjzwhgAVV22DnPuot8wB93G1VVGShOsO+ksGUHYejSW6MAFeupTElQ4UUbzWSvit1J2letX+GmvXzkEflIAHMn2lZ7L4cjjSJRwC6VI7Ksq6HoRCSICWn5f4Qs/evwtzqZs+oQk6+8kYKmFgSzWGZ9USOIcVERYFHI1gRVr7UlCdHqe2D3jYXPt3i+1oshYQpXAO7bngJugonifRR451vZnyuk/DRC2nP4pj08Bh3GpE+B9tmM47xQ8gaX3Z84Lpg/6O3NNJPhYWFVE6tZ6zbhQtls+rjAbCYBpOJiIABmoJ93cDdF72yZPJoANEmDYDdwEX3ZLa1kRH0Q3uol8LfIe5TfJ93FPhWV/FOPqHwcBqo8HALC/0flFylBsEMbAoQ1yjBJ+MlOXfujM5ixL8qYeiCiV1AL3g8K2IQb+k/iknxwkR5wxsNQWxYwBRrxlCulr+eqZqTeapw7djb0BQz35SWe28wrte/q3uprIbvw7lxFyLQSLXifxmgktNyhjKxBX0duJT1w8OTZPHBrwSY1AzNMUZtKKDCu6W2OR8R7Uj3MMZ6Hzi8UcyrlmA1h8QrC5Z7Cy0kEpMdTlCQb8oMHtIOUjtD+lC7vxo+BEuv4a7BYISgtlefEPiCb5Ekr6DsCxIM0lpYd741MCZrvoaKBN/hTeCAam7rlk0SULXhGxnqsdvFSp+PX7KQziL4BVOvh0GToHaurzbTvfxjmUjsZ0lokgq9qp83DGAJ3IWfocUaX01MiMAf48AoSdpSwQgLnHuloRqkuCLtkmLhJ8W8Uu2etpy42L5hu5Id9pDblAQ/Kkv2HqsPk6LbEqC4PoNbnMA0MlXKUBVWKF0WmmVYZQq7nEaJbDnu2jA4dsHLNvciIbOy0QVks8MYyVWUnX3x6UUiGtbfT2rPijjAtHfkE0+OKO+lmwarwi1g9Kdpan0Cca5uKkZomuY9hydwjAGGZTnpTaaUmUvUInuAutkuwipq0SP4B6Ky5a9NoX9e6fgbg68ypAEabwlwdEm89KI8euRGcWTD4y1HSx5CWlA+Ejigc5jnxHeVLdjC5R8MwzeOYVPFMmwuktdbC4jWYvGhdSFBsmLRabMD1Kh4hlmkyIQOdIESh9ayIab+sFF1IqHC5nf67MfUqlV5REWiGU9oyz3Wm+hCrCtec/WNjTi+tvJszjoLcZ5tDj7frC4LDPn9MylHDl2vKgKgg7vC7u7+xhXTHMztE7qp/cJFbvfutQfWlwU/YbP34ca/yznpr/ewoPFaIfn/bY1Yeeg/xN7fKU6J7xFWXY7394X1eNAFjq/0m4VSi5bkPRPGZmvuNyq5fddvitkzIzMyjxdaRZRcpIynoz+D6k/RcP9UPel/TIclJuYzjXl0nD+XWiWJqoVm9H0oEaNiY9tfRgzBwHis4RPnuoWFZZNVFGRn47gpZRkvRMzlS4u+/GOzvbOFFMHYMaudoQ6a8tg2N4HwOeHOTfBdCHgVeAh4DXgeeAB/A81esPe50XeruDf+CVPb4EPA9MPj4CdRz4FfAI8HvgFWDS86BPABvlDNPx91h6y57aw+RqagftwWH3fkDtgUQcp+UC5XEYnCnDQlqaGhnCqGgPFuP2WLmVeOPB4dKZcXuk3AIMTpdGj8sQU9nj9tQQSpmmpAHZ4PhGemIthNk75F1gqr2bp3Sio/b6Tm6l8yH2iYDvdqk9kfV0HA4OPXr4c3vj0cNfaCqtdZEmTIEj1c5TEp2B6AHJSHMHL+15FNp5NRwj+4CskuH/+zmW/VB72i7nE/Z/yHTj4/JncCyrynMIyTh0lrdgKahReqrSKi3trnWNJcWeh6nuIO3un7w9K0jaiqxbF92wRSJLH2GD5DEHSe++143s5SF9IqN2AW5WpFyT9lbANvYRsXk7IGXsqp7IOFUcqJs7VldXqPxtu16Au+t5d8qI6t1ilZKesHENupczeweiKqSmtqcEBeV87MyPDCn5ugolev3TT7c+SFxoGZap90/AE+g6CvibymXglKfSdobh7HHI48aIGh0VFEPIxbaX8titg57nnnk89+yd4eDTV7jOfOyPTssSIi9Sy7nn+tSiLhkYcVC5DykdZ1mQRrNkINxG+hknoj07pHdy4/84mgMY8jtUszE0Wf0hG4g13nc2/UslbNqwad8OutHv8x+9XhJ/0Xd1F+rk125JVs65Spo98/hOX2R7UpCSpsaEqT0mkDuY6QTnA3xQ5I/KjVRdmYbKsDcj7wyPCj2fFSS9lveNRG6jokACVVSj4vnt7ScKxXqmIu1pbl5x+6Nim7apGJfr019E3o+UXvelnWL6o2Kuq8pw8WcmlqTYX43LrcQFIP54IVFnBR9bY/P+qOg2I51MAzzpl1bkBoquRIEVEN1IQLtlDLpisWt+nGtjtLNRBdHvqMgLLSbdJghZR/Ynf6OaTkxtSWIYgCakBsu7809sbOo++ANtIeCIpaEIgiICG8KyFUMBxYTVyCA+as9lJL6R2Ym+CXNvelvTQHWfEGTaOpPDtwvbhf0tEiMSaDaUWrQGewdqcnYdY70/PzFbLtQxEy1QKRj93A48F8fDp0xUG2kG7tamoCagPIvPxneQb8AGPSwGEYrsbhZ8iM9zcHZJr6/npwTULtAIC66mK9TO9Z6s7We7cwsHTIOSo7F44JkH8c1w9TytqVCZWJOOZGU0qvFRxnAWJsspz3OWu68dg0slDS2oY/jM5yyfnfEtniDhlY5KfCrPbUQe1j8sW5JQRfYEel3rcxvUw/bwCwYhiEEEPpfCqQs76k+1L+lxMEGRUJCGT6dxckPmeDyuLFjcyA0mHFlPfKWBoxuU8/n8jILVBt5XhgmwEsc21M/Wz6LTRwgrAXUqGrb+68JRfKw5389HwJPaiD3VFLpCJdGBo7DU4/N4binTAmXZlDuhIag6CHdfrPLwZINUbmwJFYfSkKIHYZGH+cOTW0wRhHoEOApTOQZjHf33ZZpmwW1Ad+Gsp621s0iZ8/b8zCqaQJCSoAeiD81eH/QH/yJXaq3UQlSe+pPxf6krmbY0AtHyo3E0n5omSG4Mqo1gKbL12J4frUebt1EBe21msUG11X0SHyWP9+O/UEWjtlZBs3FqQ+3oPDVTWygIGD3hXGGNYxuRa02eTXjWyGBkq6hVFFi6Lh2HkXqe//xeFYODqwXZq3pWYfqg/gOFBUEwUAk3WfJT9tQvopepIwWf/keXuWQ5lqtQtJ9j4a0l/jD/iT0dZGXJFVGNS7qxj8TX+EbKP5QdAJeLJdupe6Mf2c5sNe6PBdoP3aIkrko+Kd8svpXddMBtrBx4fI2+TXXTqHIjrH1AWA3g+eLLcnAq5FasDgdrQ9cXHUwL/rWBXn44WFHQ/UWzk2BmG1xwHg5WQdt6ac7xRONkotUHBK7hf4SKXxxmzdAGWToZCx5w8gsnGkhUJH9IBvmO2gEN/zhTRAIiWwXQPqAFiaqc5oiCVQpNcKTdYG/10MW6tmAjHB2xCIyCI2MFGz8HU6uotxUwl8ufIXGokAROfMn6SQo52TfVv1NR8VC9flIziy/DX4z51LCxZCz8BeUwOtnYJApXsWknjnhJ/Y9rU17Kfqcs66X8i2JDiR3ehcbLxc/TUgidIv5yd2FNBsXhfRpjsDW+wH/VYfKSuNjbXq5/D0OKH4pf4sVS9Avj31qfEnvyi5MvLgTeTetgUL9I/SLFkJhGYjj5C/ylHgwPV3xhdzpuJoUp0ZwSs5IPyoPG7yda+mc0fbD8idVJDZC/WP1Hv5h8YX3927xaoGJSqVgLHvlBEyivB12NCk9fd1IoSDwxJP9HJCvmudgdESO2ZD2rnEMq5n7T+uA9uP5SbITkvsCAHc6e3yrOa4oX3aRN0l8n3uJkbjKLtEjNDH5RFG6HSoaNw6qfryKfiexaSVttUQD3wwPn7wkIHWQ/a7B6k4+KOZkrfKRgB0ZaMWhf1IAmpZOupeRNXqD2UyBlPbs32Q0rXCw6mc6QgSRt/6PEh213YtVF5UmipkmsgVWUtc5711jdErk522rRjXcjeY4QxGZB6sCwXLYleiUGSZB6b9ghOe916XZgWM0tuTWs3EwsxBhpTiyeG1rcB8Vn6y3wK0AKWma40ivmRrDlh8WLYWxBvDdYYcpzxp8bZ0s6yC0tlY3nxeG0O3lQ2GLUmjdoOSD9LxmH1xsx+oIVCe7cvOF1IB3oPt11bb4vj6KhnkiqBarOsVFrBwqlKOq2ns5FdTSEWJlxgToJB1CUwA08X/cxa8cZyjX7OLbXwj4oKWC5sJ7D4XLMfp8frTYVlQKqT9oVh888AF1iVA2OZBlYu+xCUopEFflEZuGfgCNJB/tVTpybSLVxQ0HuAZCUA3C82c6pPeA2qsJ7XQAk9YFvIWMzqkwmTNypSmUYvwWQTA1wPVXnZRRKPu/FnuRqwLYkgd4SYgWbBLxqD0pbpK2g9tOblPXkQbF1HQGgmcOFQgwgWQZgvnAChtRJU4tyMfIAjqwarDy7RixJkWPbWApFKzCyDqD6fpeHIdJeSaGLTIbaD4N8J5HVYMgn7u7NJ7j9KFh/3uAlFfWXVCEXpcgFbD8JNN4fFu4YcMvz1UjRBox8CdB8MrvmFLTlOpUrB7afAloXjdOA4+9qUmYKb2Dk7EC/3rnCieuMjiqq38DIBcnSdVHBxUy5aeRUirEmgJGrA+XnVC5wVJHTrLEEFLkFSHlIzdgGCiW1tZEERu4J9KtYfF7dg0lQ/ShQ5FEg7dkSYpPjLd86dawKB4d2AOsPu5JpYi4Sccq1QF0yLtnHxUXGgfVDERcMgG+lzB0N6Ni6NusUFHkpyHfzCdoaNQ0jqUb5ge2ngPZz++rG7cho40wB9AFtPcXnbXAqGk6dTC7Zf+yfraeop1Ar+hzjz4pvwxmeu/XYdUvkQ4YQW3/+WibqAsleW+IH3XaFb4EernMTYYaGIY6ugqA3FlIHxvaAV3bAjo1YFgk6wwPdrsk4nmXYbQRX+OE646xebkPg7BDAnwofFvcwFB+wE1LW6SA281FM4MwDQ1e1FXnAdnyY1xYj4VVQhEMRAXbHUpPbOlyHoQWUFP43s0CQGw0edBuLzffBOpAwSTJ0Qgkn+H1qtg66DcMhXoc7lTAjrSBhlfzrkfTA23hAwQOeUoz/OpdyfqJuT7CIgx2C4SAAUUW60KVmBYFBwMMiuQKBDncEgubPwhHVEKAn4DFgyBIKO2AHSsJNtoS4bNWEDWzBjGMOgQ93SqeGXYmK6LJbOtYeGDKGIgY87YGsCg7n8HXbw5cAPhUXSPKQJ7eOsXHiqpKPV8yXRs0bktqqKGqTKdsEotoakMSGw3NglD6g6K3gPAu4sc3Ob07DJXA/JcCi4oGKC7htTv3aSFDRcGkEaPDKeeCtLYWCcTlvBWKtJEGFvKM/V7BkDLzNSigEwxnUmsTZNRtYORYOsK3QbrA7lLARKHF1UjviDoOKRFT8OrVKAW+FR0OBIgZGyaf7CJ0hyYKSK3zPALvvsUwINpe6BabIsZGLw6cRoJ+2rYG3YYMi4EJQo8YlSjovmqmCK2QUa+Ad0MlUnlejNicOdbLzZu9QCCPkNew25hCg3pgNNTiV5BhBzWAIBAHYsLgmIcA4L90CtJIKYe40axoXQxoawyIS5ElRbpTCJ+zYsJAI681TaIOFaYcA3ZCotqIt0JOGPkZsxxHn+wu6FAI5nnRAEFh5yJfyCAJp0jXwNr2g2KB1f8Z1y7ROwzQU+KbJBAuVQzDZcabGUvJysgpSmxtVtzvhChYCCQiQHUeapo2UMA+qmgYBJigOi2sEgiCpkC1YpIuLMA9ate2pdaYNi7tGkJtbW2CYQcYGDZJMl09eTYaFEYegkJT6xNBOvpTUMgOVQ0ekg0VeV0PQyD+CzjOo6DZ1d4UABT7oVgo8skVT1l4zPgvbmTxQKZZCHUyGxSrzP/7P3kaMHRSrSZgF54eDZ7Dio03eEnnfOQIXOnXamphBWR922xQo9CoCiiIPypPVlXCEe1AI2m0L7H0zV0c/6hLEgK0onB8Unx1h+BUoMfyRQo8bnW8lQfxAYdV1C+J997QmeNWe8E8gED7otm4Q5PODlRWJMxaIHaSvsQY+vTZfDy+thKHLJhZ1MMsOuW1Xb76fCDhQ7S1wJ+bKXbGlPSgqzYELeL0KF1qkig3FFoBMDrqtroSArwCQFGFCDZ8VgpI+6LZ2BPLeYEpKqr4+r6ySXEBH4GoQ6BXgtsQNkoJT0gHZOui2IQ2Bvb/tOeCSBWJzRdApB4XthMD/9SNX4Y1BwBtqqYNumyYQxAiuCVxRyLX18HxI2Bg+f/xFLm3OB59eh4TNBb7eCAI8S/YVeH5Q2BpBv1UoRo42DI8mnRdFRRZaW9bXDYZO1JMjgaD4oLDGEPD76z4XLYpaf0NeeUjYEPDy8nXeBvAxbHzvQ45t8PrykZv3VZDKLQFI2GTw9vLTFaoLHxlMxSHHGnh/eLWAP2ukcc8HOdrhv0rMrahBCAR9BUBhWyDIL4cEASQujR6GDznWwdfDs8MhdZzhdc8HOcld4Pvlpeb8dQuWXIcci4TqenuuULA6BXMwIoeE5QD/VWAf/9nB3wQNCSsKXn6+7hV4BZlZhzxa8Hp5OfFuTisLihxFHhZWEwp7Bn+1oqfEfZ07wOZhYc2heF+VWQxjUPo36DA7KKwbBHEF/PlP1yJTtdt34XxY2FAo8nGKrXGFGT6vJ0+hYxOCevcUz0Kj6JEIymXNBx7bkPTz5xnOhbhcHV61gGI9LGyi+f7P11mDuQ1DcdxlZlp1zMx8a7lTmRRHl6gg5yy5sGUrzaWlDGt5Kncr71OZmbl9T5KP4q8K/MXSg2y/L67tF2wwAhfq6DXaW5mp+rtmdH0tCSSTSEAx6lp6q5SwDczfTKiruCeI6wVCsThiWVxJQ3zVVJt1CFd5gSLUdANthRuwuIGwLGTXWEU8sWDBfINiGQIKV0d0leojQpauqj6kvpAIjZiOzJzG0FyfxWHlg/ReInlCGEjUOVc00WkEJvMNaDUoKZ7oTAGtAa0AjYFWgXIEBxWbJen61DqGO3JhsCeOjOpmLyCS8ngX5ULpQcNWagY05XsJpBL7UZwuFWUJryxG3bXZ7YguKj9QSUt1prirAp91B0yif31GpSfkfOEyjb3lwyVa8teplvzuwFMthXCGBbVCH8eioDys2RmadCslGtXCWdaJurv/VnYOV/26ZRIZXEuFkSpy9SSpLK+27dlzCiEWD9K7BNtYZBkx4ytMkB4S0jHlXUf4hKzlJROdXKilQceAhuPI3I5GLneQ07/Y8R0wfwbUDoEOG7BubMR8LVuvdR636y6CjuszjseM+895N2D+dKjdBx3RZwTPG4/rbPt98uHWs98etYf2PbPnhBqOIzc8JuK8Ll2+dHy253yOOG+C0T5l4mXzl0XPO36VmFy+Czk8HDR88AXOH9Fnnc1pKuRG5kvMRVvFQWsP+vXL0NC/0WV/mbnfMVC0p0+KL0IGlhuydT1F+Nf8TrnqwOG3ly7gzW28hiKb/Y9h8CCMIAihqIfECPzK+Dd2+8r33/f/98zsYDgaT6Zz83Z2F8vVerPd24fBAiAEIygOj8MlSIpmWB6fRiuIkqyoOj2P1zAt23F9fplsEEZxkubyOt2irOqm7fXd3B6Op/PlevebhaUl0ImWQOstgUZbArVZAoUYBxgwUAyY8AJmNMACAth1E7AFQhHvLhLUM+KToi141DHp0ILD0w8tANb/BQoMDDuBYpuAeDMQlwD5pUBcBsTlQFwBxJUKYD2POuYBUWleSmpaJrAMBQDZ7nxdXckAAA=="; // gzip, base64; inline, for a page opened as a file may fetch nothing
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
