// widgets/element.js, with a module
(() => {
"use strict";
const NAME = "five-runs";
const WASM = "H4sIAAAAAAACAyxM1WEzMQzWd5LlOBfmrPK/ZZGDn7nM4CxQeO40XaZdomj1YhB8RPXePxAR7rCoEHFeZTFSxTFGRJtTlRgNc9Y2HJk2VmpIs20850l9boiZzi3C6sdmhlY0+NzmTV4jST5Y4WQmA8j2WBFVhMi3uIbAqUhq4lla0AAJCNRuIVftdHua9THAYDgaivc6VmZlgcpkOlZ1LmmDDIBeD8zIEuFhJ41EM2rOFA6Bx3OvDDHSh5Cx9KQXAsNrSEhCZ9lIHLYxmTgGDXXJEav1+p7ySKvnh6avH1P3n1T/ffu3tXuSEdd7f+ir2/22/feE/sju1tY/+tsuy6/1fl1++/+VkZflz2/1dvm53vvGWViCVsjH71I1MDQOiY4Kio+NS05ITCqvqPQF8GEV4HEbTXtB0uksyZZd8lO3T1b6KXka5ynkD5WyYSozM92lYJdbh1Nm5tZQZmbmn5n/j5mZwd+8O9Kd/MX9fMnt7M7s7PDObcfvHlXXywOlXPdn6+lPWNPMvT93oPGMmqVSGuQsFdOgpykxW20NaKoKZ6kdjLBhw3g2bqQbeIc1Dd4cHUAs1XwjiDJXGMTSRBiRvu+wRhhlZWOWCoHyaLL16kYujHRHCOOgcDbQRk5VKckR7T9BSL8Q0qfTIYU2XrqJV1hsn8V2IvptEf22iKe0GabNXBcMtfUaRqV/jwkpoBYn5eDUNtKo33YIUkHjnDgybj12qsBEHuTXNi1P2SilKo/ZuWJcuzWElnTUZbwAQbGaXs5H06keHZgIKzIZywizONMwHcA095tOQeLhN4rjZymPBILmYLhzKcPpFU2rIggwkOzBK7HGPFIjHIpnYKyIMS3KeaK3ZE/7oTbioa3s76XsqJykipMkqZWTsv2iN/cadl0jI+9AmwCDl9UwpFmIIczqxNFfnnWo+fjo+aR/ZEITLE80DfWVNCjn1X4hTM0EDSCb6bXuKEUcrFyaSCMBx4SmQMuDWQCNtzwRGJrEMQArYToWJ4q4RGR8F0Sfgg15G3YMWPuItLcyi2IVEdeQWJE7QAAMHdnW/wyptjQ0ye+XxtYVY5dhJS3Zsl/AEwrGIbWW9GU++CuaOtMbHydVLP2MlHodW8hQiZBQjMZ0eSJpjC/IFA17D9j16wYRMza4oJx5oFvv7UdqS6PnCQzePOEMZr8oB+cJ0QU9RQkwHyBA41i92yIDB80clOMwkbbnAvtDRxs9KWUwaR7EE/OAQxtDbx40shqHfYhhh0xxRJCrarPUVBp8o/I6mWg6MZraSK8Gi1yTfh+KJYnEpun4mto0xEvRQeGSRJAfI3JKHRauk3knyZiPpfSL+iXw5eUUUwJ8oTXRk2NyZAWcOF2InDy1IhEOs5Zi3WEIp/sJp9/NPTt/GaG1nTKQiVgyizWTEPolYVeFcKiRS8gpicjWBmxwnvHJ0IMZghAzb8JMuRkFq4r2lHKSfET62BlgXcmaTFYiGUG5NLpXSr1lPLO8trYy4dCWdlwOZAHBUjuUga2MzmSsI9jHSMS0CWBBmfm0Sntkg/AiirjwSaLS6T+DPTtcYgiRBRz77COvmgIfVaR7VzTzoBA9QEip9Ppi0luNL0isEUKEmNlw2PRyJpyqZrrCAWiO0U1UJaMbWYiFPTLNfENTS29oHYMI5ClU4SVsgjbNgs6x3porSTBNxbMVjSRwqcYyRR3Q2smdBDtZmb7IC9N06HJZMDM9e2Lx6XZGclUkvcetHEQGMsL5loNYFcrLxYnEtcXXHY3pTex11GbCkB6ZhkrYhkMoTdObK6fY0H4qipVBKT8jSISLEPIo88MdZlRxsax26yGt4yollWiLcz1KInyfC0AkePoDd0zV9YdCMU5LsFasJOumoZuinHGSQ7db+WKHbhqtBm1o6yZJt60LTVLWjT7Fwo4QCmQQBee5g5hhFF0uFdXgoYIkL21MYb5IFH9dUSEasqBJNjsrayMzD64wutsp5b5Q+fA5sS/H6ONDsA/45L7MM5J4wEUCBUgkMEu0j0K/PUkr44zN1vUwuN2r0Sw4v6e3gyzzKu0KcZvjjJDexcGLSC4D2dbLVYjTWu3AquunVBFtynlf0kWwn0t5uJ4XUiwot2BJBCyt95b3IQgEHfQSR2Hb1JW+xCgIHt2hJm1WEUrgxWnP0+evepeI/hHfnBDcdUGje1tUfNNod7+wSgC3JppbWzTMw/5/hROWecEG7NAvnjs/va+4f77sED+s0Gsy6f0F9jmHfb6KbbMoiHiz/XGFiBvQIve5Ua523Aud+V2c5YUl2Rse1+AlqMmtOPZcoeJOFu7Uzrg3y6px24EEsyGp/tJu+E+I5afXFQi03jCgwrCD3cNe7gg8Jiia41xiSG1ur3bYgLFFQ13mJ6yuyklbr0OJyyQmExCoFYMfXg38x/huW6uwpbC/cbt/W90dGceiyMU/nz+aXreBEL9VVqYj7tyjhCnsb3/yR+dKJA9PGYkjqiTtpJn88IMF+2TQ+cO+76T/oCo9LmAWJJeF9tKgychFnxEFc6wUVNtH0T1KBpP+oHn6/1/9kXJJvwDglz+65o4ZszUlbubZKPOLLhJqTTk/D86lZjqv2Y5zcvz2iDMPuSqyAIPMAkpkzRuCTiWkRPX26V60O6PNs9IRGtp/VhaAjED02bgDEIHK3TwUfmhlZixNcCeglPk2Rkca0Lm4cbOa8TOvOJZrh9gXXEBLUq8suNj+eS6CeRIbr7h1qyWNijD6ZWHYCxw4DwCVKZJXFvprtDG57tSklYrsengjk3YbLla3FdMelCplZMvByj4ClJXG4/S3jxZzn+e5so+5lccr/iVNW42EchiK8So+GvFluM5IXrWvtHFWuJ9JxPZi6h9RF1e6iwF3j7a6YYcG0L34WBHttqzwsaICzJNSbe7O8tq7ecg9bK1fPPs5HLq20am1kn5kfFxeeiCp6ZKPR3zc3rzGHYSp0degXb9h4+aLBsjJzkr4T9K5bZgtB/tMxnHk9lLjbMWypNIOAgzbILGvQ2SoWQd5Vm8JXrM3koA+3pwUhUBouxrwoFUrk8DU0UarOIgI+qFgxM7LExn7WLmB9PTAX5H4Jf+aE+cdQmnC6C0wjqGuSqUmleqLqLQ0fo9GSWJN4dPj5Ymi2doBe9bSUkDNAh4/YIfXLUkUC/cAhKOQA8m+ia6KqSpiriJlFEvDSDlBB+QgG9VDX4pMuGgpaLLAqIw0zBTSRrUfDvj3LiVLq8NcgF2p61fL67Cr6qv9qo1f+0UG3EIMxrPeeY3ykUIZH3fmBhClD+ObxPDbaaqjFa4T5gBDQ6UweNROLRDcPfIvFP41oHbS4VydMiTm6nCBLLoIKm3R/2qtqDXzJ3kxQjJVqwAuiDewYt+pJlmZOfStUPKc9NCp22lQ6DoN5x6YlDXE30mnee2tBePln9gEI+Lvl+PiIOB78/Az8QN53brfTuGW91LWYWqTrMK5coAc25HFJsqSiFuAdLjQQpp6IqEN4iAySZNj1Ug8fZgYh1Esn2s5ZCbuVRFImsRDUZy7YhmU56Asm+LOsh9WDAcaYZLyGs3VJHe3MnGJ3x6Mqueawg/2/YJp9dUO6Oh2KaVruvuFsbLdbafCSHyoX5btpTZ4cl/6qAs7KApHKQy9Ro0UJGJ+AfzwHSOBI+lHMIZEM5YT6xb+pD5MW/tO7hsdjh7UvlyLCJYUea2CIN7KZenj8CAytyy9/4txcWii7YaLEGC0bK7MNVG+O64PQG19JPMowa1bQH1/JJGVnxXg3JqemIi25GSi0THk6QJxUCJbVPsvHCVJ6BDia//uQjhXGc9++e2/wIW69QWNV3KfSL/4+wUzvr73KGHGx+kp5/737h7XjacWmMsLubs2bX6nddZwTq5ZdMEeF//1D+Z+e89RHN0yyfBY7lcWvrj36Gge4OfMaO6+hEM+8PFF/1y/+4O9Rxc9c9H1O3408Pd7D48u8n59x1133fU/BBI90y06cK8v9PzofaL7vP67209e8gnojrglv/XPl/8rwFsOwd/XCBymfyYYGR527zSi5Vsx5t5HouOkdsGDTFQcB9rQh6IGo8KHYAWYvOzR6OCTCX9Kwg+/7sUofYTjG2YkQoz65L7opU4/cJVHr239JrtRVl/V5TS982zVW72FWzWP098DHOf+LPXnDId4wDQMezm/faF2H43B9e7HGzJuIwvxOGb/XzTSJ5x0fvEURjLi4XI1DcTpdH5Es99s0cmCDgnkkwiUk7xEcFyjGU4pn2vrRpLZsg4MYUa4zLciix3TOKuVtTCXePLBhR+bIPOL34B4LAstXV+CbxLfhO79KHS3Wb+Q9HjlFqcMgCUBx6F9jN2j12AW4jqkXaD2sUZb+L0rccTnoC9JiDw+j4k1ExPk4bCk2KOxh8h6ziM1fygGBvOw0FdCYHS8Cf2vYWvNyCYZN4+zxITpkzAYLMS3ggnykOyGw9GbBtBPukYKVsCNT4tosDrfzbv4ca8TunXCHkyxpk2RlhRdTEHYIWBb736p07UzIhKadU2YScxaroTOLWFNaPymiRtZAs0kP0evp3HBU0Qx/H44W5/uYimhWBpyUI0UnqUuIjgxtSaC7jyCaekc2EYhfn7Zip+wOBSx600lzrQdwFAT3xc18k4cVxjV1y4+bIjgUhEHIqKXQpi9FKChBDoysekkqckHndTTlrQJLSd9eSeZvwagy85IN5e/3c+zbjg996nzJIgElobgGPBq0wUYlagTQOhkCQzyDpaBU+FwpEJsEJ8cpsQBTtifm7mO5ZwWdFKA+7G+ONG8y92z4Z/cSBQoIvR+iqd4jx8kNhV3Hx6i0Qd2mq70GqxlPjNWxodLA9tl6s2ViaSeqJtlp/5IZj0t4eugBnor13PXkBDQxElBpXxcbsq2ikrhehZ0rM16zFamm4ChrDtGYIOJ29dNO+tu58yVTxEWLUT366bn9bF867vN1rRJHNhHI7lg61PIBgR2uFGYraklQydZ6AP2JqzIQNxImXVweghRQpxMzYpoq7493C0sNct9s9TOBEt75Ua0bpjjxX8m2+4p9jxexkxkdfp0MU9dCK7KJYb902d42XjTNDW1RZ00HZUNodtwfO5jOLm6IZytDiaCjViZpa6VbXhzBR5qg+cR6Hzqii5N/l1QZl0pHfwu4PUMTyfwIgf1EnSOg2YSdLqLDXvTZVCYS/XzZYQfbXxuxzFZZmR7MhNfc4q5sArWl1GhatVWVen/QNtXQMlxXGtPV/XM9EzvSC1ptZK1gup2YPP/BoUEIW2bZIXh8SGfYz9aKSBZT+GY1rHyQhs2nrdhThTmZB+HmZNzYqaQIRzDu199t7t6ZndN78UwXV1dXXWLLnz3Vu/s3VPvAsFTiwhG7YHiL8wuSTEGdoguUDUXVSjPp6IoPmsYSR1xuEQzxIgjsEqzEPwtBg9q0WGdEfZK0Kv8SUToQZijPaD1WF/cDskO60vfFNGojSE8tHRclw5SIw5Sg16WS+DjVVfcs2eEA6+DbyTKTSkGRuyiQ15FB+eFV+58OOu0dHKoiOhhjsqtYJ9R6bDXo3Ji98DCU3fsKTnMTiQvbyFtJA1eIlb6T2SkJScazinN/jI65CmTdtPzTGSXwvTUugMshF2aEcwzpTkkP3a/+H+gGK7HPO+ZVDzRluvh94c/BaO+HilxAZf/kMfE3svxUc0jYr1tgsTYxFItxacfdPFY0hb7IsFo9Aa3X+Jt6jfqUSiEesq3LbQUbq6wxRiXjIguEcV4MYj4pk40FnxF9ShUmteyFhmXWPZxFAZlFkwlukjou1GNJN/8+ryNyzghL6gFcDVHcDXPUCFCzt4iqbxmPawFi/zEGW/x+Vk2kD2mwsawhHqSi3msfBaWrruuS9RbhjHIDS4JPJo9+rBiqaXwfDWG6Me6Fj6rFdMD6tp5ggYTrj9RuZ7AUgFDQNttyGHjr3vzvn/uqe9qP7uFkUkmiV15TOqfOlPeHgkMJCSjLJfYo8Kie1h55AqiZMGoOR3e3N37CzOZwznQcpKA5mgslCT7LCKVsEVlozAJZSumMskxcjE2AleRUY4wkEwoXH4lQZmktjSAK9xAmcQOomJomspkXCmTK4QfsLAdKUx+sKKhRcb1sjdQZaA9AvFsYx8IXy+PwerVteT6EGvW9SDNLKbwUaLZM7WjMND+LRQuJ5fU7zth8LnHa8qNMyK3Po2qsIIChJ65Dm/AJ9Cii3XndSFsZd3gQmFrgxcSEOn+peJhiNtRHp+smxA55dbsJWyTew7LsDyOebiJuSZpbNO9zjCSZmzMuDwJLvbs+yEz+NqY+fYlsW0uAjBXvxPpjc47AaHG+uiC7A5WRwdjIMsau0xCIWhpdY5HGewTeTyD5dDBspcbMMHkObKL2phdYeT7nezfgwfKTYdmAK4dEkaLhEECtccnw0Jpc+RFEnpud7DoQhXZM+kE0hZSJxla5Ev4of0KbgdmqTgi6JKgCnXjEmPawPnwohBArTFtDunn2jYBBBE4vjqUAfdbitc49yNnKYKuA0uSa+9xICJvk+FMzDgLVP4FMw4P577aekbRwWXf3qIl2ICMzdWS1ZUOHt+6/keylx/ZAk7zIpTvlldLOZYaem6lPnjSc/rL2YwPmGAzdb3tZWqg1IgxpW2CzKziLF9FW8qWm0UO3oDi8AyU/x/7URHzFqZRMH6v/+NGprRcdyjvVv3N42COS2VrD5V9gdILDISLjo/GikQYAt9MRKALe/bAlTeuyii7rYqlCNIvdub4yFvMyE1ov0ce/P+jn3ewZ2AMMPhXnUtkkflt13Pwjt2O+xxrgZW0WEk7VHKyQsE+aK7ovx303fnc/eURuZoDsqL4Yo8vpuHFqgvc06O9SAJ6gF4gWqvnaU1HaDVCK56lpNUHFvVFsShBtlH/omsPv+WjW9A85rCB7u1ZJlYtroJE/h0ZjBWIIezUg4l4QTsUIvUghiAGDpMUZi9kHCaNXv7P0pH/tNDm1pq5UNT2Q+gIhNgjo2PoVp/CHTi0lpuCK9XZEEH0oZ6NBQeKq4ovb41EVsaEc44BzDNGHKfyzo9CQ1A9txadFbYVGWwBZ4XhtfM2HZ55twLkzsoTWSaNOwtx2W7GF8iawr+CcOHaw7+S7iF9uljDzvj4AqNbSuR31QbaAx75Jb2NEdQWgggSwjs2xD5IXvm1UFgIW0TNUu0130GNCoVPv3L678DHB1Zynj/+vt1XPG921+liatLOSyorzpvf9QicDhbBAqrDmbQaVMn6BBE88OoUGmZcbkRVUf2ovzf7pCT4pIxEwH2qsmhcnuJyv3xMq+uvMKaF5tCj8pNevTHk0DCAYQGOZLt+2aJTSV/6BHUiPmV2RoKMsPESO7X12MnQUdb5x6AS910fPlxzpryQG3D8mtEbZfSGjN7kUd0uOH0ETi/Zw5zeBI48aPJhhrkBLrpbTg+1le0EVm9co+LoLll9H6we4UqsI/D6aBGv97Zp3SPPujmS0LUxV1vzDi7HECiBrkrgDsZMwGgKW/bB5jG4aM4cnDKfxsRwkCtlPIIkRnVTwf4GF/qz7fZUpMTm3WaenDL55G3mJKYeD70OumUH+nBcfgg1bzM7CK09TC6pxzpOiLabKc4/ulXGVPZo8Jtg8G90qep79UoHV5niItHouRgymSqYUOhtPv/yeh/fLaypYlpPAmOFC2WARFDNz/Bi72q/PDscVO8nvNHn2EbOz31OjznpqyILh0gziDBSbSQqP/1CcY6c8LDDhXl7+Y3evvIb53zoLPHh/5NMsDNPFrh9bx7bs7wNDnK5Exk33MaFyDh77+W1wfqOGh7FlQwu8BFOkUa0faxtTZOkrUPaZJlkv0a6gIohdmHRFgLfXt65cr/siQhq5OMmy68+28elunZlNXbPk3KVj2cW0nCSUeAG8dHWxTSvDRh9vY2LDuK/sBYGLX/tSi5YHPduS5+a8JSBoRLvbrKz4f7LjRpUCy3xJwQ7y/nIYhcfKGGC+eZ2y4rtE4CAnXryoIdrJqteysiznjwDyivYCfCTPfBndNlLtAgOdJCNSl1iC1F9w9iaqkh/0XN9syt1dn2d8cHsHJRxXYRgd0OhPvN1tqjligBI6lFgcNAB6Qwmht08JpiT95Oc+8HUIUwB0JyIBK0vPnRdxClU1hCKgALFEY6pFe/7Yepg00s1IuAQCahmNn6ykBekPZZ+cwxgfIPH9Z9RyI8wt60HYJU4YgU+OBaBp3dUNW/ME5FaQh+cM5KjKAksP5GDSueL6vA6S52Adrt1kddp/H5omO4mZSCuB4ciHRgtlcd8cW+BSnxrUEYYDSYTGoLueEgD1uHqlpodCEy6Fs/TAu0bDaOEZsUSoL/SrLagSMj9D+T6EIDniA0vz8fAV8ayhVCfJxLsQQhapnzC8rwZ15sPRpFZMi5wvFIcb2qeqxinp60FPgveydyNhaV+yPiHFp814gTbUs/PawUUGiXKM+JBWa1i+FEjvCJifktRT1cba90oWRyhAG+9hk0XGjODeUNIlEefaMQlMC2lDMJ/ZJXJWsU8niJsBcFFkhdhxNlp1/bYFC6ZQic8V2JQJUNzGbeRwRzZ5/M3Sr7kAtyKqfMOBw6hMoWOdOAYIiEylkOE/CT3QTjYbUWPJpDNbq4nolP29tAKz35BXWwQgSzxrVBol1++8/kSz1NCTKUz5XP244p4UZfIDWIiyufM5GkgC5qgZ3oi/hEwIzoRgDAZsquvEckEi8zfXc67yCWwicbEgh9IrIPUWYzhDXl7j2Qkbiy7haoaDEGPVlqp02a3Ihcp2afO6C1Sv0JqrAeGcLbMXQ9vPoGXvaWIh8cNetI7kPB9kODJQ2MJqWczKyHJhCWwXgxFSWh0ibbLSEy8GKVnCk4TMZlYYo3kgTQl8of9LbEi2a7QwD4l6FN7tF5Tte2QYp86aL3P7LG278KPG10QrVJyjQ/AxmtdDS9FgiHcUIPbw+sDcx2nS7QO0mJ2jR1AU+wAZ9IPhtcLu8TkYpXcaN5rWC8on+P8mgOcPemMTC6qliGDeAORFmirEpn9htwYkB0eDqNW5EES/dgMRemku5c55fa5ZU65jY2ecmNAb7rnrs8AINj+Hh4CwCk5eWPHvlw2Evh8iPdvQVdtlcdACnqG+PnKWi9PhSswJlzcKnfMEJ/xweVHS4WsCUGP6B6DdV4GQXdyHqPM4zEMGsIwhp+s/NoPMV3d7L+5rZEJ8IR6m0FcWMF4B9mDCmnRgk9/bRD4KM0wllHeBV5PfwAjL4FA3Qa1a/8MSu3nM9JuDgEmhqUJfoduy6VciPyPzHtX9HlZ8zfJux7GllnMra1CIYEsE5nHmAL4sM5gvODSP7PsHpKx6hw6UEqQY7LfSZMt9KXC5uHOKe8857auPOIV4W7xvjI7BD9ADLRcnNjE0I0HGHHIwYDsg5IBzPG2aL/czOTBGW107mRlKw020ABhztMOOaqJdeZcFEiJliJlzBI1pE6MOXwo59moZmG9ZFd1gpVLU3rwKRqgDZP+xbLLNtajKzVaYwJaI2vY3OUafl9s28AwlwZ8R0Bfqx7BNgYy8jBvEFELRZd+QkGyZKVxFcCxZsuvw2zkuQi5wB+G8LMObCPIHasLlNBcvOq8GrSQdsA8oajrGQikZmhPY4AULmxFRaTP5RbPTVrtsY4/0ckW8wTavarqUenDIKKHtyLRCQFoa1SpYXd7+qrrAKmOgF5LZqqFYinkNAIbflHUhALtqkCCAkvUEKf+cUZzwfVojcsYePCSD50+bDcfStVLjaVrv/eErS92vfeeIGXPk+ixWZfMNocWrB/FhofWozkRLYCAcnMQMRgRIcOoiXi7KJ2JrF+6ehLNkl3RtpKN+7KIrjSNl92ICZDcc4RmmP2eqeHBbWcjB7O+HnVBZaISF44Ipn9o256ctamX5nxUr020SsNkvDZMYDMARsjbcn2UGLeYElv+SnK6GoN12NJH+rMWLP2F73kaEo86fowSCUbJPjHwIK68vJhCCjLEOmcrP/3ZqETd988JyWc5jOnXfbVw5mPpOx/jgxQ8+AdJ2lsRWUE61G0Pf1Te84YN0tNFH5eTdE2LRlO7WR8I57+aoma7OQ2q8fVoMpeZAryQ97F2GZ5S3k86HEDCMYA84G4DBDFjzgceBoVidkwTKxwT5QMMTqhA3IAbcylBDh283kwxAIEXRuAqA4zaXATO0sOw97CkfE9ZvLwfAVvfJcFfOMyP2m7hkOv4Yf4HpPwwn4alijypHEmfORc1Bz+kn8OkDj6J5XhjKDjgMB0xHRz63x++z0M/JX3E72ujkHMafs4I91u93zDcO/zcT+9jSPs42MHjtR08Rghjvg7RuAg+uCVPN9dMmRLbA2utcLBT7sW4yf5QxwfDcmJIhLPQ37vcuV6k7Qv+O8hLuMvPlmwwHtkXYBudM4veXtc7wPxE1oTmJntdcmC/HkHgBdoFTFv/OqZu7zAZLZBhqvho2C95m4Al9JQ27qqT9+0GmNYZOY39piiKF2NcwcmmMRFGQwwB3ltyIwRH8xh++R4mAXpYSDUhhu8FpzI4GgdXAa0o9au67cP/y437jm15vgbLbRgIa6VzEYAvBKUuo2Zm3wo+VQRWWATea0CG3CMz+TijXvM2ldeM4nFcBrKxVbN34pfB+W1G5scYvHi7HZLzuxk1MxrtD1buG6VzAEMd0YGncERgyjBZ/9Q9O+Y+9Oy5okwtS8x3m8QkikPo5wpkCr0EchJcQ514/XaTMUXclnqyAgxl+xGtLG22vC0ylRqH4eTQWqi1EYSaIjqMnuEQGty+LIrsYorD5NhqchTG4PyAP8mNdkx+2Le6Z/uHyqN/eTVp6Ah1Ad+xeKgTv7LLeftpasUlJA2qV/CJKFQ84mHEBBPvKZHhNawqKv/4aEXRbq41aEtUIgC0eNdZtxBNTYwA1uFjCRhr4pWULmqHYnQavQWmkfUsZllmuZiRKBJGgqRBsnPwANIMIOmC+4UgEt3tENwA/zwktxdwrGGMcaJhNQmjctjPexpLha6PFd0992DsGOxBtLZs0TFcRtByMAndOuTXwjmc0Ebp1BUWrRE3MSpKRBi01KUdp8MHj+dN1F4ctgBuWPlA768GpI/FAa7X+FaKqTG9CIBqG3QAl+ogcMazcgs9naPFyiIX4ZMm96+qv1/9vstjrQaFkVEwo2gjsBr17WUR1pxyC2DG+tkFwYHu7W6je1uW7SA8jMHJ/daaxIhiN02SoYOfBO7W8I6n3RYOLGzV63T6eTsU2teq9kkpR2M+fKX3JWJ+5FIKzKMIQosqqiQeZFvQUFtArqsyn6lw4gw/40XkTXUjMKmVbFzWO56bEfZXx2WOc1s1WpZ1iuOhNpWazSM07zbvRpvjtIrqgsw8QvJlPmkIVZjqOwQmex2HC5aqISSB0odRun4NdAORZ9al1bN5JKDl8PYdVf576nxUdoLE2ZzNR4B7fwcKS+kp9B+0wzvoRSQXA1V1pz4gp3UDS54PyQu1/PU/9HL9tXorySNIgn2PzGx1denAX3f4aX6j5mZ6Xa/XKb0m6Sv+vN0Wq2SNCMF+JQTn41oPyX5cLYspdnAAOs7axpt6rMD7cPMW3ODLJG+RDIiHeTw4HIHFz5uZ7Jpm5KRMRqTOMpmOiIIH+ij0NmBm1fc+brKyPxj7pHcxzm+H+/KLsCLLr+CXx74Y0TIvFsWpWBgkASoBSWDjQPIMm8yt1mxIDGsHHrlsE1hTFZ1gbbU8kJGytAJ/ZbnTb7JQASPEgBzEBep9pCvA/oMkYxgKkawi+1f6YEHST67cqAuvro6X/aP3ctQ3pwOz79SFzphk8vLzpdiygamTO+2pOiQYx4+iM6TqHSa0jqlDpnSmkXmT3CA82wdZJAQIEQrI+rIfsC6YHb2TPR7f5/BVk3tSkZZWBEj5TmisrldaooFeyehzleQmVTUAoLQCoyb7V61b1pb3eXGAXX/SWY8L9F0K1td3Pc/6KgcUpknnAPii9DEfaC0rcJ03+Upp9/t2hhUWGWew/BbPYtNhhbzLdVZ/bPNVjSG52nKcfmZ1UFdhUJV3cCcDU12t6yg+kK8JbGs8MLO1kuROhwYBIDaMakOh2lFY3TKPKvABKo4ZIkLLR2ezbJZBY+8xZYs9RFzsBDtfRk5u1nEEXB83fQwWEqlbDe8I5qrxORRAv4bQL0D8Gvq1gH6t60Gh6UmJHcpnlSAUfS+HrrJpvy4jxKfbzJcxWl82M+V3cEoBaasWLEkmgeS18vRqO8Py2X8iJ/CFxPVkdGfcOjeRvQuPONeljyzuubU4hj3uehRFlUzAObrf2e02YfImSSK8B69ebfP1uF5v86Nw/ZnlYH3fulVKzQo3wILDjGJ6YPglYUZXhRkdDzO6tl4L+Rq3Ip9QK3XCrYaUnfDeDObwLD6+NoYYZasu2S4UHkGbxIswgQYnIPTl9JcMKr+dZTGmkhRwoPSyJ/sCiOVwowNb8fMwjR4CqwEgURuRr42CFTmHNE7L8LiKolv+BErESRC+DrNK2s77uH7ZwI9mA1dXLlodw6DFCjI3zqAezXSJGqm9OvK5l3PLAwceXnE+IJyiA5nlf3l+HOtybOnWNs6G8MlSjiOami1zRUE4gYk5yzcK9OZX5P6jHwGj8mj1WzRneRWLGRkyXuQzyheWAtCEb9FYmAPsLRgqOq47lOEDbJY0rXQrsut0mqZG5g3BRmtwmcrXUv7O4nFhvETSaSJbj7ZjTJN8tZ4OsPRDgPuKrboBOzlPdE/3ZekAAc9TbnTvrrjw8+gtw5MsxheLr/w2GCBAM/C9PuI9+rt9dIC8qg+BnqdV8FMfR9QsjEW05/l5igflsYBSUrdBjrvnKahCGVDmUngwLnayAxDe7H3XPS4h8Hxyv+sxHqoirBYW5XrYfa6z01aGKVhQ0cOIgC+w5DiryVeh3zhkp9VJ4VRCK3B5Fs6pZP+lLAEsLN23F3l+cjCGusFbLJTyFhXL2BvvWqPSy6zCB2HmfaVgwo3nKfe5UoBG8f+eYjX87vZgngQwU9Ui9E4WV8jvhORkSG4MyU0hudl7NnHAdjNr2n3vatLX1+eb5GUAQ3f7chrSW8aMf9vlW3zj7XvSuL4zlW/073SX7boW3Jo7FrwHledj1r+zI5/07/SWrjwUnM5zFhyuXJ+eKrDf6oFB8skMTuYKw64zxKipL9py6hn48esr72HZOKy7uByjHRX0KkgfB62q+S4PkJdT1WJUUQcHNuoISw5sC6pKkcA7nBs3kfdrwc3Figrxv7gve1zF6CHWaZHWmreTjaoBPFCeKBWla/StjaFmnrOEm3NvblFe+AKFPYpCgHrpkGATDttq3BvbwL1wix6jZl9GNvOEfj5ulRuXDZXUxhjLIwSkscRcSOaykxDt1vPRC3I3gVgC4zbXMb9v3mlBPpTT1kgmVKvOaN7WGZeP5CEodHIkD3NJOs6ePa5kHj4UuHGkHOJttozkwdDfNJzX90HM/UaUoWdqrfC9jrrPbsPbwSVd/+PzOc7tbsB84w0YtrRE84FykTWVR2SN1EuJh7OaQdR/J4h65Kuo50qDiKZKXL4CagCXUqWdlQgLWTNJda6c92I4QgZ1uvNCK40zr1ofWqQSoa1wZX9iiVYQ1HwEVJaJCmf12WEnbtbVPZD+ITBiLbSmvpNLUkxkX2NBaCpuM5d4YbgOs4uD+eeCeilBwHOA+nX1nP20yt76m+kqr/Wi6dNFj35jsWWnPSxlNfcvq5J/J4J0snA7LU5tqrl1+RthxnkDSq43YeNMYO9BdwT/V59dvqZaKS03PZ/nYCgNwQAR7X19YVmcXC+LbHq+qFjZtLy8Cci3r1UwgRyhK+oXtLjfSD4luTf7XAh1dXH23Eb9xslGN6mpybRu8aZdsuggax/RegemcNNOeyGuYkz6Kd0oo+K/AttoO4KQno9U0Y8AYITFXBH9cHQA61VEeJl5na9XjuOavQlEwJbR2Z4kzl5Imx+H3JeZOGJIwztwddIaJPslftmoNVma7C1VPUDFPmyCretWK1LRJ1LBdgRkMWErvMeAXzIkRWs8v/Edol6wv4SXfayh4UE+SE15QlvMm0q//TbqQVhS7jpNQ4d99WMkPEyeWZcwT5Sk+oOCwcgKGrwbaHDQuG60tdhkuLo1M0WqO3EuoiNVjCEheUDNj+ch5TFq4H7sZ99AS16fExGOp5aQI+zx7IbqobwI44+ajqpspIyj/Jx7zG9+16o4wW2y468+fJecoPy4v/6/7NzACzqcz2/bGlIBI2L6663tHIxqcAba1oWi1n0Zk8HTN6zi8xGHdYHRMzQwScv3gmkJ1MiTPiUvQPO0eJOC8FeWeACG4PtyhWBYYvSyr9YYlV0v5JrAK2fjkL4tcG2pORhf4DC0iaFFBN56k9UFeikMOdLftKlzQ85bWUJcqAp1mWqVYRJZI5fo122xEtdvWzJPsssFqauWoacpE1zYN615gV3WkmxhvtjMjVuBUZeBOx4xI+zSg1BynW+UnFtARhQy3oyMC6OREnPRSOW1HPuVn2siNDVLCNtRadxTMfMHTZd/9M8iZUJ2eVouf/fd0bLwTqXFlrf5Wsfuho6/btBx2K/4DukIJV2rIQA2huKv8MXbLA6cCqjYgiVf+LStp2fbwrxXi9dAC1xV12vcZKjrNb6uig819LCq7YdM13nAjzaBeyGxwokMQWJL3d7GhSCnxkVOFfWT331uPj/a1c+Ervvxjp3LXbiTZ7kbeBt3tX6wZPwUhv0GIX7CxR+69ssXfejaX+2C6A2zcnjai+CoHrkn1EJ0B2QQxXrd2GOn5ynLuY9O2nL+T5/y8c3X7AoyaD6CxhDk4FKrb1UQRs0Zz61iWqvBQFZ/vGzV8Shv5XyXlQawNWypXSCT4FSxhuAU5wZwUOn9WSLPQLAlQoNlj7xLkb6Az0Etl6GyYwPWOCrnyzEwbsa/rFWUYL0MNbsBYW3LBEIaGCS9ucCw6NnNkBYpal0PYdwJLnFulU8blCFYBSkHfYgwFio/Aj52eUP8/tgEzPD7Blq+S1WhOBzE8Aa1U8i7oHqjSfw0uG5hle9O1IPcchvJ5DL8jFcahwHz/7SdaQhDA2HYcpvqyVi9MD8PHQc6vWHFQcALRrgFZedRbYKfsVA3WC3qgsLCxZNDecIiaip1XGAhTzYQF1lvaW6WUxXCW6HmDt6oWzBLv7mB+FghahTKHq3v3q+iCnXgGraoKF4j9KLdRZRZrV+RVbdG9Zi1GlMl+0OGB+sQSYRGocWm3H2zSi+I9JX6NjWCK/0UdoNtEJBmlZbQKCgVSc3seaNSkTXdQDbHUlpTUB9AkMK8BEIlKBAqwyIV4Tt4Eb7gs2MqTnQAGXU+WLbmTfvf+RYjnxbxgH4Qxyx6k2WvxFeKqOFglNS7YIJ6c7W51+oN1RpSbIaUmuCNu8kwtJ2ajBEb3dShJnQ6GJhZeti46InLpfz4WTODSEl8mQ0kzlpC9LKfnREIpjRkcNxXrl8+BzZCyEX7H7fCnSybP2JFglrm/4fkv0PzPy3587ZyGXMvhR2+ot2KI2NbFeQKUl+Ch9kb8Nsg4rygbTFNbWtk/cxT22K6oW3N2dqmFt3iorCulvNg4PgC0AQCRRBcGJXWSRdfhH/euet0ulBGzjO7CHDM1eopqQs3ujEv2Q/1/1y1q4xGe/faRu9eFo/0erbR6zl8Whu9Y/7oCMw1RuBwvKQeGkbjm3c/GnQZ0IGg4xM3p+yf/zdTZgNhc2HKUHeDyJdecPdTZpskvbRBkv2TrKLDL757koxHz53JLbUfhohYv8PwMx0+WYnb5KSvfBn//GyX+IlbzqKUHS5lh0udMenRvWphfmHXGcCmetjmYYEq6+6L2WNpUNTFwxqE1l1VHLKp9NgmQyBMA7KG17UnbfFYXxrfh/W9xHxc2FjHc2Edc32D+jBnn+ecsfzQnP3+gvuw1ikLqcaFnO9bupYbb1laX+GM9mhHrjZN8fadcxcTA1GBhsyQ6LyZonNY4KHcbARZTE77AshiZP4DfvZpBd0Kzk2QJJTL3Ssdt77jjS7M+ZzXak46skvOHerMbGOUbzNNa/bKpTo266s+zKqDfYtBuUf2bUAhAv+T/rLF9y3GI7lWajspcs5tmQ8fqGXqtDOntW3Dtqn0FTZoOTZoOVePaDlcO2ZpLQelMVWjWkv5bg/AQl/4P9NbUD+1lqaXAb+32aCXDC8mQFd8ppUDksVPQji2iQwzPYo5zwWUOMzEvyyeiUAXR2qpNYqx1zXKKKAl9liq4xPDbcC+bPXK0pjL1CvLnhjmB+VmvoYQhyI8esHdb2r+XOcVE3Xhou+jKooUl2OKRE+62Tpy4EkDAIB9uVDLqaMLnPWBDH39szKcqT4tMbmO4UoXP13VE84iOgILUIHeVmWHPTn051SM0uPzDXDZjpnKzdkX/usPg2Y3cjAUSbdkAfzEZVgsDK9k44qvVwON21PhVedhbKPNSbZc+qnCmjrjj4ZDR1wdbgM+OJ1dSLO4PrbQQ9QJrQeQE5fj+3Kygjg3wfnFuu7gJ5VqCG4MP1lVZ7mv+Ud9WOHZrJBrfXGFR9+b+rxfkP5B+PfWYcbWCVQravPBmXLsGXni+tLto3IbDusZeVR/kg9mNars4Xxu4uS8cxf16vwk/Hs1encUSJKfRNmdtAHRfRSosS5RDzUcZjqNqxGnkPqWYcJjsXad5d8+ymXd4GJcWrpHtGTUoZL2nBEKJCvyL/KoKxxveg5WmyTRwTuHZjzZCZyHRrHiSrsqc3AOJ9TUU71ap5rPH+OfQ4zE5KoXxizJwNvLeDRQCx+HwvifRaQN8oIg1uaNct/fCT99jbYzGzNNoRXXPPgorgBMXTQUlqLP1yHWdF0Te1jvjuIfvFo+dhS31XQwnjO4RVkcx1eqzYITgHEdclqHYcKrxxR6HleR0GZlqrFttmY8gUcNH6ztuTUIjlJuzTAq6JIMowLbCaFULSBtTxq03ap7FEoVpU3B0eAC86NS+H9Iu6ooWW4j2pKa3va+sxMGk9xh+glz0uaJw8yMs6HZ7DGzHwT+Txh+wszMzPgdZubkJ6B7r9TqebMbju1tkKpKUqlUqmndwhp4NX3TpW90j5amGU92lHFDCl10I6BH2VeCNqh0GLWCQhImjN+j1OnkJqis/9/X0xwltjAHO2WAeR2C5jrijbwcra+Zj8P6mvk4nG8m+Tha38R8HJu+RbKNzc0D+9JRtpHSOVe5PQuBwAZQaHCeCt82Kq/HmeG8f4075PVosYdsJplKGjEmzHibM5WERUPg38hUUoEd6PbH8hTWR8nXbt/XAtUuwYLM3P708NqSWDoThlVGCLzV5Jt0wyMJeKA0PHgGKiklqVNK0u79ztTrABd536/1rxXAIX5M7e1wHlLKuHOejt/c4plBWVWcFLOMCWI7g1pAVYBVxSqL7TnU6OoAzEonj4V8MXDkK6HcVr7ioZpWaBV50ZPJbYlr0cPI4Qrw1xDClzqgK0QZB4mAUg5R8Id5NpjDEYbWMjmk3wCugr6sTEBWB7DlkqGt1exG599CaXAMDYoLoxhZb8mlD7TKTAQcI509CUTioLOezEXIJJVOEXnCh26HElNkg61uzIVX6nOONXSWdmjX0VleZC2+Q1d6kYFqk+Ilzhue1XZrMROXtqRA/xE2cMpU1wsTPrwKZmOqCe8T8FCgBIgiVi99M0a/n4jvDAe3pQ/9zK4gcmrFq1KsBehxxWAhZMociDEHg4oMqiiYW92Go9p0s562zWJqtrrQZ4mZvuJ/wnHdZ40z+x9pB9BUuc+X3g87KKxQoQ5/QFUSJtImrCjaZg8SR0OwowGb9YPJGKtuKLWdwOuYuxYafYpoq8ot9PLfpjO+0fppgoEQWHNowLhGdh/AgTIVFZLBfocPBvzcERfMAiPCAxy+SIhFPAkynlHI5xPsIo3awEln5OCh9PQ7HKxuxUIspitvKIaXZvUQhFT/+ik1L5ZDAdOsnwT/mCVguYaPMDYR3vvL/7gQv17gX6DwbONoJu6LCGBTAMCmdzgMHhFLCohe0LyBGGeBL5bgH1EF5NH1FeqHVwtIvr2EqSxwCdG2wW7REyqw2MZ0gR0XqIAvRzCXIl8J1gX0Lf1ElJNJV5cJu1MyEhUF80krehEpFwDMkX5AC80I42IE41IArGONpZJ8ddctUsO8ESaQL4TC0j3MujBb4CwgYexQ8qNS92Zv3nxJ32BLgcNkr+2NHKzQ5LMTbBNBgIc2mI14NLNeoFVFTCMLmAuOmkS3sG/EEEFaPbOYg0w8szXcKLQJc6V7ZAQSJaAPhDx0OY0kqGi7hqbGn9KKM5Iom2gx0bPk832NCDaXBDrunHOXt8U9J5SPgMdYYnYGuxOVLIxtfIon3duc8jsaaglY6yNzs+QktssME4IyBiXY+wntSCcwQNAt8VGpkfoLhcjqzSXLyFxM0Q1p+XcCQury4i3+lno6AViyuosAS8yeg66O9UEJbRMHNZRM/ETQqWzgDhJJtLWKHS5nRy5PsVX0OUUZigxRBI4RQ2hKY8oSxSNLXfLFlijqhhRVRBR1vS4V+qz78VUtoJhTh0Wt+xPQ/2Um4ItHqyAT9y1Qg7vsOMG54zSzKy7XGXC7O7wPJkpqdvqYfbkYrgP35Jxt4Jyfcdwuz7E2jux6aAm6v/Xk2way4doRxxhpdrCvjBGFUInuqQ7+tZ4JiwPY9VAuA8tZ0GxgWLdIqlIPJrDxzCzTwGOUNI2C2zSfg/Xlbl8zQ8rOsq9VgNDaT502RbW0PmiGRFP5V5dsJSZM787JVgc4OGYJE1PDZyyGz/0AxMKLr/FCYDntom+IDDC7kqB8DhMdo4Sr1dnlG+y5xsG910Gr7MV5UApmNVmVvK/VuRwq5KyMC3PN3jqoxM+oCTs6Fu0RFgr/zvsagXqmsEefFtFha2RedGxBR3ob2AzJKbvgRnVzC3nkmKCHOQcMEbdYLlU6trmhBHoHbQpew2C9G0cKhHaXT/0vOzaKJ7bQGzSTvNTZAkxofS0Z2d1VgH4WRGNfKylo7M6+iUrqW/RSC60z875RbyG7XHgU7gp1dBM7OqE58pD3OJR9LcVHl3MtDiXWOliwPdnw1mMH16mDcRWNDEiopW6s5JiKc9LBBTs4sFvfvGbZAjOm45Sdik8EYvrWy0rsg2bn3J24T2cwbxNX2l1014ZM0U9pfnASO8BuFMOzF+ggGKztAARYBQFuqyJDNK+/JBMHgc8+7ra6zWJFE963mM3vw4Dzu1WpPoeeEFO4ahY8GS88SjqaqP7HNFUs5AAgnLJsb3IAAvQddSBsZULpXF5jWs+DQHwgOCUnCWBMJANXNPLWlxeRtcksIi6HND3Q0ADGkdW2+zw5Tb7m8G1j2uWli+Y4L111WmQNVswE0wAFNXEtM8RIlc6gZEx2ENcq55s0BUI5AvDiKmrRAcD7HcVlHzsV6o0/7IDhoSH1NedKG9VreGwWHxCnswXhzI6jz3MTq9464JvwAvcfwz2cd011fyBcD3SCPoQ3AzpLlbTAsbwWvk/h0jdASuL4DxQdUsL0zGn0fUh6thH+NNltaPEUDkc0qaBK8WOLNzoy1SBvtrijoXAjuF9WQU3DuJD7PB8nExVbXHRjGjH0nwwPURrFS8t5ylSrZRz2dM04ZSOGfRTa6huqUBYqexMVxkaQiKC9h7/RYO7pGjzEbdOp+JozoeK6VvEsXCFHHKVzxVx4/zVN8A1bijRswXyg5j9OCjseUdlTF7ICaN4Nl/EQZloAfFoSeied+JYex7s24c9NNZiss4kTYC064v8bfHilaFb39dK4S7l/6s24VbKYp9i8HwMZ5210lU102xd0V7htMiuuslt1lSdd7rLOm+lg0e0DqRVXmcV7sAXRFUfZTawN8uVS6Fg7bsPG6WSSMvipmBPJwBskkmBrFaHW2MFYPJo9H0OjXpc+XAod1LUPC9fsBdrkyBNfU/AiK3jmhY6c9uHeLnUnK/tbeVqTcc9Lt1TiJlyaZSSv20mg/DaTUEBBdx1HoJg9L0u/Pt8kva737KmrFjktTYx8z1ZSzg8B2xxwWHH7f5mZM8o9mHS+1MTzpZYPBgc443y+lGsX/YYpMDOeLhKalqC/SWfOCMLmOdiiAzvmsksDnDSRKNNdI+L3USqOOxb409yxML7CaQ6DzOzK5WRwZXElSniFUiT2MRU0nYg4EbEkslr4qucMv8XdmHqdsFXdQwQ+VEYgviphWAptmpOKKHxCNyb4XqWDK4hOT7OAJ8xk7t27uXYUCW+mEMDDbArKCCqK96XII2bXsWlVuvcYU1LECWyZE7gUtzoO3mczuDOOQwtiLnhvhQNjh78zSUGAGIVVRaRuqZ8ZS6VGZXOF60eQxIiViAhQBH6km7smepcOWIMJoGUEKnUnM0Jc3Tv2rIj3ouvNSL4SeYvy6+Q7v1Jh3m1gXv1jL9DtYQ+Q7pcZW4Z0thHmFlilTo5RwNhlnss3n1yfEjOCaQQ8SgW1wHunsK3zjv8JfMKfFCRHnNGx1CbFZCoK3zDf8G1scSiMRn1Z397VRvCgSy4+uZlWaF7bvcpURP/iv1MZIVcp6OwqiFdHbcSACwuUPoFvAh9fXuLri/oafEInEBczhJm0I8OO7r7YZLwW9f0U51cI7mIxhfut2AExPiFo1ZNYWbmDlEXohgSMfUpvtpEfkAktdoa7PgdOpOluxWGBoLRQMYn6HtEkm0NJnwWAEqS5tvRwNT4l8K6rDxHYxx6n3VwE3LbcsuhRCl4B1VwwY1fHwj9b4DRACQUEnmVvw2PoHKhpzGfxfoZ7KB2N6QStPqna8dNwRg+dSCndDJGH1GpkTwB/XgHmTLD2EeTaYl+tCNW1QZdsAxcJPlOxa3dqbX5x9fQideS3YkeW6EjedHcOAzbdpwVWeWPgrRaXaWAoh6s0oXKs0ButtEonGWvOMZvhb2X7aMAhGcfkm5ydjJ02CIs5WgxjFa2k6R4ISqGQ9jb69Sz7o4wLe34+1NvsjtpJsGq4MfYPyoyVltCLIi7fqGaBrmHYcrd3xKFFV+5I7bQlSl6hESaCdknxIZatHD+AeisumvXaZvXurkRcndj7UIQx/GUB42Wz0sCxy9GZkgkq+ooulrykcCEMPfEgx4G/Ue5omDEkCp5ZBs+sgmdKWzf+Su1i3EarF42LKJKNMtySjRub0iJiGRYTopQZUCSS25KotzP9wAXY/f3l7E6XuS+Gj2UlkVYIyTthMbdaL6GKcO35H2zs6cV19xAurtOvGdGhx6/rZYRMPjPT0torq4yZBaqCOcPPxd1DLawrk87rN6rv3M0Xr3lVz+z2KUOKHd6BPf4pl6X/XapLhuhDnvvFm48i8U8zP86bKz+qdOzdZY83xQAQnu7Pj/sn4Vah9LgNhHPMzLzjcqsLdPh+x2VmZthE60jzK1JGUs5/Bu9B2nfxs9yTdGX5p6Emsb9l0mo4itBEtfkkgg7QkDHpqdGzYOEoQHQOmO1BEspsmiiDkT6JTGNEQE/gjORfxzfe2cVeEEXQCaDBzR6R/gAxOMXvU4xnB/lzhenjjDcYjzHeZrzEeISfV3r7YW/zZu939ICs7PFtxsuMKcbXTJ1m/JnxBOMfjDcYk51n+gxjo5whOP05obfkoT0OroZ20B4ddu8n0B5JxGlYr7g9CoMLZVihhbnBEKZFe7So2lPlKMmqwfHSmao9UY4YBudLo6syxNR21Z4bslGmIVmwbnB6T3tmV8lun4J3gaD2bpnKiQ7a21t5lM6H2BfCcrcN7Zlsp+NwcOwTu1v+w2zUnwBZDr3apNObkXENtJcFoJXwKatkAIzQnhMQlPOxc39jCN+zn8eoXcgHbIl957gOBNZFpfkkl+4pBU77/Nk/7Z3nz/6FOVrWsR0EilA7D0l1gVVPOAfbh8ipOUNXlaEYyQceRnL8/zinchxoz9v1ckb+0ID6GNdT2SilpxCSc+g877GngEbpuUozWNtt6xoLijwN07gD2u1D0V7P47Fud9YNWS5k7SP7cPFoAeGzz7tZvTOEb/OcAm5AuSZdF5GG1Gfkhd9iEmPX9QzjXFGAbt0kSC2Hg+/eJW6SOn2t0xGHSKtUMWVpPomUDrlOCiqHSc04SwI058IA/DPoF5SI9uIQPu3qPtTZEZ7Rp1CTMTDbwDJnRZvUmt8P9vam0VEBKz747rvRl3trswUY8xYeinpNHLbnSrtUZ39xa7C4JJkse+Hprb7J9qwAhabmAUF7SnDtScj3Ll+7oyIz0k1VLU0DZXi6AO8MTQu9XBSAXuNjg1zbtCi4ABnVtJiMxy8VivRCRXiqqXnX7UyLMYyhqMrdO1tE2omQXo/RzpXz02KppTRUHBaSlcXOpipHScrA+asVcp+SY4wq88W0MMRFp8U2jGf92oo8QNG1KCgE0R0J024dg5Ykts1fS22MdjaqIPq7KfI+iFm3CQLrSP7sRPB3/B/VdIIqSw4DUXRDkaDQrP1vrGWbot+H8mU6wZCiRGBDWLZiKKCYsBoZxEftOY3ENzI70Tdh7psWQdNAdZ8QZNo6k4PPLmwX9lskRiTQbCi1aA32DtTkWpCx3p+fGFBO1DETLVApGP24HXgujoePMlFtpBm4W5uCmoDyLD4b30G+ARv0sBhEKLK7WfAhPs+5dkmvr+enBNQu0AgLrqYr1K7bJ2v72e4EhQOmQcnRWDzwzAPxzXD1PK2pUJlYk45kZTSq8VHGroXJcsrznOXua8fgUklDC+owfOZzLJ+dcVA8QcIrHZX4VJ7bRB6sPyygJKGK7An0utbnNtSD7eEXBiG4HxGfS111Yof6U+1LehxMUCQU5Ln69JUbmcPjcWXB4ozcYMKR9cRXGpduKMfn8zMKVht4fmWYACsv26gfW3gWnT5C2D3nVDRs/dd1KT7WHN/PR8CT2oh9qin35pLouBSWevg8nhyUaYGybMqd0BBUHQh3X6zy8GSDVG4aDBWH0pById5tlHh4EhRTBKEeAY7CVA6DsQ79+880zYLbgO7CWU9ba8ciZY6352dW0QSClAQ9EH3Rvj7QH/wlV2qt1EJUHvWT8a/UlUxbGoFowaNxaD41TZDcDKqNYCmy9bB9fmg92jwbFbDXZhYbVFvdR+Kj5OH9OF9U0Si5R9DsqzZqh85TMwUKBQGjJ5wrrC/bRK41eTbhWSODkYSLWkWBpevSL0bq8fzzeVUMDq4WZK/qWYXpA/UPFBYEwUAl3GQJnrKn+BK9TB0p+FT/V/6AEVQv+rv7UBT8jy5zyXIsV6FoP8fCW0v8Yf4TezrIypIrohqXdGMfia/xjbQzW437Y4H2Q7coiauST8o3i29lNx1wGysHHl+jb1PdNKrcCGsfEFYDeL74shycCrkVq8PB2tD1RQfTgn9toJcfDlYUdH/R7CSY2QYXnIeDVdC2XppzPNE4mWj1AYFr+B+h4heHWTO0QZZOxoIHnPzCiQYSFckfkkG+o3ZAwz/OFJGAyFYBtA9oQaIqpzmiYJVCExxpN9hbPXSxri3YCEdHLAKj4MhYwcbPwdQq6m0FzOXyZ0gcKiSBE1+yfpJCTvZN9e9UVDxUr5/UzOLL8BdjPjVsLBkLf0E5jE42NonCVWwaCzZeUv/j2pSXst8py3op/6LYUGKHd6HxcvHztBRCp4i/3F1Yk0FxeJ/GGGyNL/BfdZi8JC72tpfr38OQ4ofil3ixFP3C+LfWp8Se/OLkiwuBd9M6GNQvUr9IMSSmkRhO/gJ/qQfDwxVf2J2Om0lhSjSnxKzkg/Kg8fuJlv4ZTR8sf2J1UgPkL1b/0S8mX1hf/zavFqiYVCrWgkd+0ATK60FXo8LT150UChJPDMn/EcmK+wx2R8SILVnPKueQirnftD54D66/fh86uS8wYIez57eK85riRTdpk/TXibc4mZvMIi1SM4NfFIXboZJh47Dq56vIZyK7VtJWWxTA/fDA+XsCQgfZzxqs3uSjYk7mCh8p2IGRVgzaFzWgSemkayl5kxeo/RRIWc/uTXbDCheLTqYzZCBJ2/8o8WHbnVh1UXmSqGFnamAVZa3z3jVWt0RuzrZadOPdSJ4jBLFZkDowLJdtiV6JQRKk3ht2SM57XbodGFZzS24NKzcTCzFGmhOL54YW90Hx2XoL/AqQgpYZrvSKuRFs+WHxYhhbEO8NVpjynPHnxtmSDnJLS2XjeXE47U4eFLYYteYNWg5I/0vG4fVGjL5gRYI7N294HUgHuk93XZvvy6NoqCeSaoGqc2zU2oFCKYq6radzUR0NIVZmXKBOwgEUJXADz9d9zNpxhnLNPo7ttbAPSgpYLqzncLgcs9/nR6tNRaWA6pN2xeEzD0CXGFWDI1kG1i67kJQiUUU+kVn4J+BI0sF+lRPnJlJt3FCQewAk5QAcb7Zzag+4jarwXhcASX3gW8jYjCqTCRN3qlIZxm8BJFMDXE/VeRmFks97sSe5GrAtSaC3hFjBJgGv2oPSFmkrqP30JmU9eVBsXUcAaOZwoRADSJYBmC+cgCF10tSiXIw8gCOrBivPrhFLUuTYNpZC0QqMrAOovt/lYYi0V1LoIpOh9sMg30lkNRjyibt78wluPwrWnzd4SUX9JVXIRSlyAdtPAo33h4U7BtzyfDVStAEjXwI0n8yuOQVtuU7lyoHtp4DWReM04Pi7mpSZwhsYOTvQr3eu8Kk1RkcV1W9g5IJk6bqo4GKm3DRyKsVYE8DI1YHycyoXOKrIadZYAorcAqQ8pGZsA4WS2tpIAiP3BPpVLD6v7sEkqH4UKPIokPZsCbHJ8ZZvnTpWhYNDO4D1h13JNDEXiTjlWqAuGZfs4+Ii48D6oYgLBsC3UuaOBnRsXZt1Coq8FOS7+QRtjZqGkVSj/MD2U0D7uX1143ZktHGmAPqAtp7i8zY4FQ2nTiaX7D/2z9ZT1FOoFX2O8WfFt+EMz9167Lol8iFDiK0/fy0TdYFkry3xg267wrdAD9e5iTBDwxBHV0HQGwupA2N7wCs7YMdGLIsEneGBbtdkHM8y7DaCK/xwnXFWL7chcHYI4E+FD4t7GIoP2AkpK50vd/NRTODMA0NXtRV5wHZ8mNcWI+FVUIRDEQF2x1KT2zpch6EFlBT+N7NAkBsNHnQbi833wTqQMEkydEIJJ/h9arYOug3DIV6HO5UwI60gYZX865H0wNt4QMEHnFKM/zqXcn6ibk+wiIMdguEgAFFFutClZgWBQcBgJ7kCgR5uBILmz8IR1RCgJ+AxYMgSCjtgB0rCTbaEuGzVhA1swYxjDoEfbkqnhl2JiuiyWzrWHhgyhiIOOO2BrAoO5/B128OXAD4VF0jykCe3jrFx4qqSj1fMl0bNG5LaqihqkynbBKLaGpDEhsNzYJQ+oOit4DwLuLHNzm9OwyVwPyXAouKBigu4bU792khQ0XBpBGjwynngrS2FgnE5bwVirSRBhbyjP1ewZAy8zUooBMMZ1JrE2TUbWDkWDrCt0G6wO5SwEShxdVI74g6DikRU/Dq1SgFvhUdDgSIGRsmn+widIcmCkit8zwC777FMCDaXugWmyLGRi8OnEaCftq2Bt2GDIuBCUKPGJUo6L5qpgitkFGvgHdDJVJ5XozYnDnWy82bvUAgj5DXsNuYQoN6YDTU4leQYQc1gCAQB2LC4JiHAOC/dArSSCmHuNGsaF0MaGsMiEuRJUW6Uwifs2LCQCOvNU2iDhWmHAN2QqLaiLYz4/MhFbMcR5/sLuhQCOZ50QBBYeciX8ggCadI18Da9oNigdX/Gdcu0TsM0FPimyQQLlUMw2XGmxlLycrIKUpsbVbc74QoWAgkIkB1HmqaNlDAPqpoGASYoDotrBIIgqZAtWKSLizAPWrXtqXWmDYu7RpCbW1tgmEHGBg2STJdPXk2GhRGHoJCU+sTQTr6U1DIDlUNHpINFXldD0Mg/gs4zqOg2dXeFAAU+6FYKPLJFU9ZeMz4L25k8UCmWQh1MhsUq8z/+z95GjB0Uq0mYRe9XvzFY8dEmb4m87xyBC506bU3MoKwPu20KFHoVAUWRB+XJ6ko4wj0oBO22Bfa+maujH3XJxFB4s8oPis+OMPwKlBj+SKHHjc63kiB+oLDqugXxvntaE7xqT/gnEAgfdFs3CPL5wcqKxBkLxA7S11gDn16br4eXVsLQZROLOphlh9y2qzffTwQcqPYWuBNz5a7Y0h4UlebABbxehQstUsWGYgtAJgfdVldCwFcASIowoYbPCgEKMui2dgTy3jCvqKq+Pq+sklxAR+BqEOgV4LbEDZKCU9IB2TrotiENgb2/7TngkgVic0XQKQeF7YTA//UjV+GNQcAbaqmDbpsmEMQIrglcUci19fB8SNgYPn/8RS5tzgefXoeEzQW+3ggCPEv2FXh+UNgaQb9VKEaONgyPJp0XRUUWWlvW1w2GTtSTI4Gg+KCwxhDw++s+Fy2KWn9DXnlI2BDw8vJ13gbwMWx870OObfD68pGb91WQyi0BSNhk8Pby0xWqCx8ZTMUhxxp4f3i1gD9rpHHPBzna4b9KzK2oQQgEfQVAYVsgyC+HBAEkLo0ehg851sHXw7PDIXWc4XXPBznJXeD75aXm/HULllyHHIuE6np7rlCwOgVzMCKHhOUA/1VgH//Zwd8EDQkrCl5+vu4VeAWZWYc8WvB6eTnxbk4rC4ocRR4WVhMKewZ/taKnxH2dO8DmYWHNoXhflVkMY1D6N+gwOyisGwRxBfz5T9ciU7Xbd+F8WNhQKPJxiq1xhRk+rydPoWMTgnr3FM9Co+iRCMplzQce25D08+cZzoW4XB1etYBiPSxsovns/3ydNZgUMRTHB3fX8tzd/a7FHeowl9vNSWZvkjnprkMrnAp3tw6nb+lxaHAreS8v4Zs9y8o/eRLf7vftpB02LAITzek1uFmZUPNdPbeuJiNSXCEBxZlv6a2SDD7Aw+EM5msRyAw/iKTmnYhlCa2I+KquojyEq4JIZzAyA22FHUAwQliOUWuozAjk5s2bTHQGEVCYPY6pxAzhULTKOkd9Icc5TriB4RBD80PeCZmvR05mKJGQhHZ6ntdbuNhrAD0PWgX6EnQZ6CfQctDVRYu9SlCB5J3maxXrS/Vy7FNIAp8EsqXDQZShmOjsYkJq4yQm0rCbqTBIINaXRl/6TJYmgtLdzO/JakP2T4eRTloaMyV8HYW8P+IKdzjkTAVSbZI+N+BbHkyiOa9XN+f1R4FuLsB1EKrldplpItXgyxkN3gYe5LPMltDOGfOobIoROs2skoamJBQsozLj+Z2MirIq2163vgAO4PXIMckHCy0YRtuDt+I/PejFytd299ij5cWLvVVQKwadF/MjIzsXPlOmxNJi/jqbtwF0xqi8+ePEG9n7omOrzROgC2J+HGbBJOMNQPxKqB0EnRXz4HgL4ePSviXf7H3w922bW99hO45T50fOd94443WZ8rv9tB3HaXy8RaSxsvgp/cXQp/ZLxXSH98LdnQnqHmeA8bNiefYuM6kGeajwDtoquc16cF+vT3f7O37ZVErz2wmK64ld7V0IjwpiefsYUrP0CxW6Hd1fnjzCmdvzmo4s9T+GwYMwgiCEoh4SI/Ar49/Y7Svff9//3zOzg+FoPJnOzdvZXSxX6812bx8GC4AQjKA4PA6XICmaYXl8Gq0gSrKi6vQ8XsO0bMf1+WWyQRjFSZrL63SLsqqbttd3c3s4ns6X691vFpaWQCdaAq23BBptCdRmCRRiHGDAQDFgwguY0QALCGDXTcAWCEW8u0hQz4hPirbgUcekQwsOTz+0AFjzFygwMOwEim0C4s1AXALklwJxGRCXA3EFEFcqgPU86pgHRKV5KalpmcCCFAAju7MsOscAAA=="; // gzip, base64; inline, for a page opened as a file may fetch nothing
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
