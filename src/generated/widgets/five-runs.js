// widgets/element.js, with a module
(() => {
"use strict";
const NAME = "five-runs";
const WASM = "H4sIAAAAAAACAyxM1WEzMQzWd5LlOBfmrPK/ZZGDn7nM4CxQeO40XaZdomj1YhB8RPXePxAR7rCoEHFeZTFSxTFGRJtTlRgNc9Y2HJk2VmpIs20850l9boiZzi3C6sdmhlY0+NzmTV4jST5Y4WQmA8j2WBFVhMi3uIbAqUhq4lla0AAJCNRuIVftdHua9THAYDgaivc6VmZlgcpkOlZ1LmmDDIBeD8zIEuFhJ41EM2rOFA6Bx3OvDDHSh5Cx9KQXAsNrSEhCZ9lIHLYxmTgGDXXJEav1+p7ySKvnh6avH1P3n1T/ffu3tXuSEdd7f+ir2/22/feE/sju1tY/+tsuy6/1fl1++/+VkZflz2/1dvm53vvGWViCVsjH71I1MDQOiY4Kio+NS05ITCqvAPBhFeCRG1m6QFKrLcnWTMhfnP1S0tHMt/F8i3Y4U8NhPOa7YPcs2OHEw7PMzLuGZWaGcHLMzMzM6Pv/V1K3fHF2nHS9qvfq1eN6qnuvnPjnD5pX6+u0PvItR/FPeTeso28V0EXOzJkSg54zOQa73ah5cyqhbSadM2c55dOBi3w+KI+FHd4NwubsWrA0O50CZW04qP2Fcqp8SLBOOeP1YM6kREWYnHpwUCun5QjlBErniXZ6mykhR3bNBiHjRsgYp1MK66LyRFgJYsdBbBExHosYj0W8acywHNa2YWh9NHCm/GlOoIDZW7SDqO20M/89oaCC5Tl55mQ9F1VooojyW1+2pxzX2rTHPKNjXH8qhdY46kVhgYJytXxxOBqnRjiwUF5VOtcZZ3llaTqCZR0PRUHwiAfN8XMmgkDUnAyf0cpwa0fTrgiKDHTw4Eu5FniUTgWUzMjYgDEW9flqumWP/VSb8TBW9n+1nuicZJqTNNSqoeysmq6jgT8yqOAdapNwiKoeh7JKOaRVHxzjS6sJs5N/dif0z1zqkksLi6F/OQYjXp1VyvVcMiByWL5SjjLg4PX+QjtNOAcagVYncwRddGmhOAzBMSEr5Sb2FgZcMhhfgugJsoG3acckaJ9Be6+rLDcZuKZgBXeQgBgcOdb/Nm2ebGjIH7fGth1jt2GlPWw5q+gJQ+NArX0zVSxJgqmY3sU8qWPpT2htjwQLOZQITcUwlpcWGmN+V2UwXLLgjx5ZZMz45K52FpHuaHQ11NbOnq84ROcrMZj/fb14vlJT1FONANlJBGmE1QMjMnKwgYMRDhtpt97l/15os49qnWyaB/nGPAihzWG6TgZVL4R9yuGsyoSIgKt6c2YbhtiZug8TnQNG2wbly8mittDvEbWv0Nx0Dn+2DR14GRyU7isU/JjBKX1auA/zbpIxj2kdN/VL8SeqEVOKfKk16OGYmllBJ56jVA1PXVYowRxGrAsGODsLnH2gjvzOA0Bbf/ZCpXIdWBzahDBuCac6hEuDWlNODSLfW/DJHS6GoRcrBiFn0YaZkRmC1WQXab1JPjJ9/A6y7mRNpTuRzKDcn71Ta/vkeA7y+h6yR0Jb+3W9UCWAtRWUo62crXRuM9rHaca0S2hBXcVYxR49AF5lWSh8GlS2/HmyDw7XHNKQBYz94KOomwKPdqR7QA3rpBE9YUiZ8tXNZLobX5TYMoSAeM5AsOWLA+E28xwpHITOdXbIquTsoEq5cGFlA9/U9crXjI5hBIYpVQlL3ERthg2dsD41VJJku8nnDUYI3KpxwKADOry5k2gnr8vPhoXtNpVcVoGZnd9YfLaIkaSKlO+QlethIKfEtyGITaO83ltoXlvhusNYvi54nbUZGOhRWarEbTwEaVq+vnOKT/0TqllZ1PopgkRJhMCjgR/vMGeai+WgrKdY51UKlbBFXM+SSN/XihAEL/9Ojum6/ruCYkxLsjZByaCbpW4GOSOSU7c3houdulm2Gtgw1k1Dt1MbTcqgG/6ahaepUAMoipwnBwlDMHixNqjBSw1J3doYYb5HNf+mskY0ZsEQNnt+NUZWEV3h7BZRSn5Y+fj3YzM1x5h/gGPCN85UkdPgQRcpFiBV0CzZlYb99iatjBg7WDfiILsPslkQv5dvJlkVddoVcDtXjFC+TaaKkdwGsu+3qxRntDohq+ynTBNtRryvcRFczZQX14eFkgtGFjxE4NLR6NIZBoHCQZ8LUTg2dacvcYaCZ28xmzarDCXyYtq300+/7AEQ/Sx/mRBt10WN3jmiCjeNlfslqETwVNC8cUQTePjf7nLisiz4JDj092/fWb6ruX/+UBB/36G3MOm7G+ynBPvpLnbMoiWSzf4fO0ShAW1yPzTK3Y57t5hf4qxuLSneiEIN3seaPIrjSApV6GTpTivGfb3uGnccSDQbk+rb/bFfpVhx+aqAkNabBjQczvIX+hcLQRQImua41hxKX/uXCzYRbNtQt/lJq5t2Mtbru8BlE5MpCjSKwUdeTvxjL+/ibWNL5f9Ldv93d3fmhEWTi9+6c7V81TEg/tt4Xa7Iud+vXGN//0//71zN5AnTgOQRQrJJ0mx2+A0q+GRR/OEfEukf3iC99ioIUutGe+3YZNRqxqmGOVcaqjOz7B1GJ5t+0Hz8t7/4D0aSfhfBP3z0FW/ZMW+RuFXksyoOXaSodfaddXI7mum65ydeWPPbI68i5qqqEg66SpDINmxIJo3SmtU7xr3on8E2z2shdNj//CohGUD22bwDGIFGbh6EH1uZHfsL3gksZbHP2ZEmOJc3btVzcRU1x4baoa4iF9JC6ssbLn72fIngMMld1Ny63ZKGIsx+GYB4IQTOe4iqDOTVjf6WbUxtJy20Mpk/Sm9U2p8WitWbmulWlirj9MjBxn9AvKddFNLff7CZx2FeG/8hWflwx7/QdNRIGMEgxrv4bCXW6RGnw6r/whjnlXwmge29/KiyzlwuFwPvHuvtwC8tsHuJuaLGbVnjY4MCHCat2qE7q3sP1GnoYXuz6pO/w0MPDyatNTrOXMzLyy4UPdvyicBH9tY96SCwDT+L/uix4yfvWYCTxUr8H9LJNs4uJftK53kme9E4e3Wg6LSDBNMxCPZ9ikw1+ySv+iPBe/61EDDmm5NBCKR+akAPenN5kbg+22iTJxmgv1cB8YxLC53HXHkN9IzI30D8ln9PxPkGUBYY+ySMMLRdqcymUv0+Ky3Gv8GoIdbZ4fT80sJgdnjBP39/K6ANAv7Igl8+sq8wQbj3UDiEHEmuKmxXTNMR8wooY4I0Aak36MAcDEaN2JcyE+7ZT5oqcaaChpWRD8zxw0H43kWyjDrMXdxVSr/aXodTXV9d3W38xi8y5JZyQLZGdwzaRwrjYt6Z8gxTvp+/ECMep6nNLpNOOAQYGyrDIUI7tUuF7jF8oYSvAfN0m55nywCp82y6SzddBEpb9psIXLRm8SYvRpJM3SpQK/8VrvhvdJOszRz8GpY8kZ46bRENGl2389zriraGxE+3Zd372q719p86QSPy37+vq+uJn67Tp8Qv1H0v307pk++lasL1Nlmlc/UCHDtR5S6rCnGq0+Vyo4V2/UJTG8ZB5ophiFWn+fThch6GWL7dh5DZuNdkJBmCh0GcS7FM2nNYll1zZ/lHOoYjjXJFe43WZpO727i8xZ9JRt1zXeMH/1Bg2n21E3T2Zq21NN2zynk97rZL5TT/0C/r8dIYvHGm/KCEHRWlowyHaWdWGhK1swH+/htOEwfpVzimoFmrwXqE//EZTkf7bpxZXc7ea2N9mBGsEXmjgqC+VuvWx+n1/KJpvf9v6+q7CuuP3cMAw7J7aW1B+cC6vZa19QNVhAT3ssD6/oFCdz4ryHk0/bFCjSWHiVbXmKe71PWFHlFds3sVkuAQ8PU/dTeda5Cgf/j1b+OFeupdgy/UMUh//3937fjTS1aBWV/HU867H3z7uh18bJd7cSP31ImT3xidtVzDNXvuuvDe5/7deX950SqPHplkea2OOwu/f8nqap3wc2a1lh8lyPc8ds/P99/+8CWrez5xz6uf9ujCT1+yvLon+s+3vO1tb/sNgKAPdHuuu/j3tv7DQ6D7XftTb75x3+Ok+9431G/81kt/keAbvpP//gTgMv5zycrysrzTqJFv1Zq8j2Q/rK0EDzPRhDiwDn+IGo6Gf4ANYXg5wijwjcDfVISHX3kxKj8Q4ptmBCFHe+NM9rnJOJHKYw+Pvsleq7uv6nq7fca8me7ewqOax3gWGnbN8Zz51gCnfMB0AY7q8PbF2v0DHKR3/xEH4w6qlI9j/rfVoPyISBc3T2GQkQ+XBzGA063hEc3/+YhON3RMoBgiICfDEuC8hxlPaZ9r+07DbNUEh7QCroq9qnJhmle9thbWmk8+vPBzl1Rx8w3Ix7LU4/pS4SaJXSrvR6ncZrNK4/FKFs9eIEsAP8z2MZdHr8UqleuwikkdY41bwntXIcQvZF9SgDy/IxDbQAwo4mFFs8dyD8i23gE1/14tLNZpo6+mwOx4C/zf49ae00MYt86rwqXlR2kwWijcCi6pU9iNh7M3TaiflkaKVuCNj0U2WJMP1FPhcW+Suk3SHoHi0JiibCmmAgWwS8SO3v1K0XUyAwlmUxtmmrORK6nzSFiXunjo8kFVUDMdnqOPYtz1MVAsP5TO21sllgrE0pJAPSg8Z+4BXLjekEF3B2AsvZC2MYyffx/FTxoOldiNtoEzthNYGvL3nkE9yeMao8ZW4sOnDC6ThUBk9CKEg5cSNpREZy53k5AaPphET9vSFlguZupJmL9HYMrvKE+23+53eBlurWN0noAgsHaAc8IH3RRhVqJJAqnIksiTJS1Dp9LhTIXcMT5DmIIDnXBNaOYmLg1pgZMS3o/9vYUNu+SeTb/pRlCwiOD9lE/xUXiQONHcfXyIZh846abKV3CtigNj42K6NPFTrj/E5w96oi1BdvRHuto6Er5PaqJPkZ67x4SgJiIFSvm6PlGdkrXCbd01cbja6k5xWwAsVVtyBjaZyL4t2NmXnc+5/GPAsoXY8mW39ctr9alvd6dik7puBiNccOpNsAHACRmVOxUtGTvJoI+wd2lHBnCDMkfo9JSipDwZzYoaq34m3a08muWZOfMMwNq/9DhbN8754v+cYLuPBc/zZcxl3pYfb+alhOAVteZwTfmJsOyi7RZNbVMn3URnQyobfqSOOdzY3ZDOmxtAcJwrc+aVegyf7MBLY/AOgOJTKbqY/LJCZr1UC/wA4aMBPgfgPQJNA3qhQM8BdKvEhn/di6hwKNWfbiP8B9z/0fYd0HUcV5a/q/r/3/83QH2SIEQJkFjdTvSuAicxOBGl7HSszeEknSNtAjkBNJfjbNqCR5wdB0x2PAvnbE8eZ2Ozc872OeOgPMk5Kuy7777uanwBSruj8Lu6urrqVXrhvleNPtRx3lwVsnTzi/g5bPe96DD6WcmuprGaon71vqkPieD90wRr7YniD69uSTEGdhNdoGota1Ce92ZZ/tzNSOqUwyVbJkacgVW6jeRvcXjQig4fHNirgl7xrzKFHsAc/Qmrx2txv0l2eC397YxGbQ7hYaXzVLqVGnmSGvSyvAI+XnPF/fpyncWz4RvJKhfFwMhDdkpVdHBeeOVeAGedlS5O1Rk9zFk8APaZxYC9nsX5K7GN4ukLr6hgdiL59R7SDmnhJWKl/5WMtORkm3OiW4nZKaVM2i2vd5nfCtMz6w6wEHbphGCei+6U/PgV8f9AMdyLeX78guGJPu6F3x/+FIz6XqTEBRz/Y5UTe49z05pHxnr7Bh3nsFdzik8ddPFY0hb7CJ4r2qS3H+VtqRv1HBRCPfENGz2DmxtsMcdlQkSXiGJ+TxDxNYNsJvmK2lFoNK9tLTIuscm7UBiUeTCV7GVC3+1mJGnze6s+LnOAvKgWwNWcwdW8TIUIOcfqovGajbAWPPKL4NTi01l2kD3OsDFdQiPJxTw2PgtP190wFOYtwxhUTjsOj+aIPqxcaqmVr+YQ/VjXwmetYnpAQ78q0GDB9dcPxZNZKmEIaLsPOez0eqwa63Olfmj9HNYOk6wkDuUxqf+ny/HObOVyzDPKcok9Ji26X4x/9A2iZMmouRbe3CtXardQwTnQC5KA5ug8lCT/a0QqYYteAYobz2tOZZJjFHJsBK4iZxxhVjKhcOlKgjJJbWkWrnAHZRI7iIqh6yqTeaNM7gA/0MJ+qjD5wY6OFpm3y95BlYH2CMSzj30gfD1egNVraymMIdZ8GEGaeUzhY6DZa+pw7aD9eyhcQS6l7jth8JXiNXFxOfrJ+1AVVlCC0CdhwBvwCbQYctt5QwjboWqpJmx98kICIl3ZKh6GuB3l8eW2CZETD0x+k21yz2EZxouYh5uca5LGNt3rDCPpxsbMyZPkYp98KWUmXxsz37glts1FAOaqO5He6GqQEGqsjyHIHmB1COSqOAd2mYRC0NIaXIwy2CfyeBnLYYBlLzdggsXTZBf1MbvCyFeC7N+TJ+J5p5blqXB1t4KEQwK155fDQunryEMSKrc7WQ+hijx+IQxDX0hdYGiRltCh/biq6G6rOKKZXAnRunHJMW3K+XTDnaLWWHaH9IN9XygEkTi+00eA+z3Fa17pyHmKoFvAkkIPKL0LMoJkOPPLwQOVf9ZywMO1T/R+pR7gcvxY3RNsQMbmRskaSgcv7t36VdnLj+4Bp3kOyg/jjVKOpTY991IfPOkV/eVsRgMmtJlUb3+bGig1ckxpnyAzq3iuVtGXsvF8kYO3oTg8A/EfYz8aYt7DNArGr/q/3uQr8exT1bDpb5Unc1wq23MqjoM/VmMgQnZxNlMXYAj6ZiECPWaVAldqXMVsckcTS5GkXx7cxZlazMgtaL9nCv7/TOcd7DkPXg3+nap9nbb8fhgFeMfuxH2FtcBKeqyknyq53KBgDZqrx28EfXc/fSX+kVzdCawofXHEF8v0YtMF7unpXhQJPUAvEK01UlrLKVqd0IpnJWnVwKKxKBYRZDvzL4b+5rc0ugXNYw476N7jt4lVy5sgkf+BDMYK5BB25sFEvKDfFCL1SIYgJg5T1O4YZBwmjV7+D9CR/89Smwda5kJRO06hIxBij84uoFt9P+7Aoa3cfrhSg08RRG8ZeeBArqn4672pyMqccM4FgHlmiOOodx5QT+GWtvsXauiBerjD9zKH7RC8MD8R5XR+VqMGnHtuNRbvQufOQ3T2u7EGZRjjX0G7cC3xr6RLpK9dEFnvNNbA2fYSWd60gfaATX7UbnPEZ6WAgrHMbApyGMdPpmKMzhjEdyF8SpKbniXyWI1QwmqWXrL074HLzPYk55lz77jyG89YPXotXDhq5I0xjvtpxc0M+RZ7fS1YBMuYDtfHkI0n7yZ2By5dPl5NhEWYgln7SAIK34OEPomZiLb3NrZMIJLwUCgJjSPU9dAQxiu+RxUbR94sUwDbbzpbRqAH90/evPRuakP2EjtGgpww8Ig92nvCgnUxPfaW45tWfpbU40EYwJ/rnipVVA7cv2X6zpi+I9N3ZPqgJHF9ySbXz4zru3vn+u4+uX5mKizbIdtnO/eT7Q8S22cd2/N9tVPbHikb59hC78bsHaj6uFxQZabHOoJ4MGwSXlP7OAbLx+CiOXdyv3sfpoqD3CjmmUplxBkmWxwc6Z8f8ldJCvbvQXd1yeTVB91lTD0JOh70zAF04zz+KWo+6A4DcjsIUz7MKO5xSXbI7eeUo1sxp+JH498l438xzPAGDLGgS2+kmheIUVNPy+3VsG7hSA2vegr4KTwntETbvXudSrsbdW0OdPzoHrxdc3wn5281Z8Sc8rczDz9IN3YwMyUki+97tvhELvnFM7V7Y/z06Hj89PP+9Lniuv/PMpfBXb1Qi+86989V0xvk2jaEfKRPm4A4O6pi2mEpZx1H4lmMKdDApswC2f6y712XpAOblMhYTH6AdK2aRfb+ui8EvjHefdaKKD3gV+LFjp/4dQ1HDf3GWBxeX/db184qhOACg78dwqJ9yGlVaxBWu4frAcK+MO2zPb0OJRcaKrdpz5669FTjQRHm7ian4fWrnNlRGz1xIyTzKmhAcchPRFhe2tyVsjjHxB1gnl4+O8J1ggWercizkTwDuCuQCWCTx8ONMWQv0SLYz0k2KnWJCUStDWPrmiLj6efNm0Opc6h15icnz0OZMETk9TAVGjPfZovKLSRBOwqMCTohncHEsJsXJCvyoZLzUFg4RCeAlROIoNHFh2GoAY5mBKEIKVB9+4JW334opg6mvFSTxxwBgGZd65ClvCTksfS7YwCbG+xs/Cu1/AgfO3ACxkggRKAxsYg3vaupeVEM8FAAKR8oyGTgCAw+BFWQzue0UXWe4p/mug+ZqjK6HzoWuysZf6uYUGYDY6WqnC8eU8xJW4MOwiAwF/IUa8ezGTAKd/XM2kA80s26u2u07yx6EgoVS4D+RqHahyIp938iVz3/TxPTXZ7PgK/MTDZSfUok2IMQtE35guV5M2c3f5JlbstwwLlGX/x29zjFHB1sPbBUKKDMXaw91UKGPfT4rBMe2Jd6/rbVO6FIannP1dO30xEEW9t6Qsb8noGdobXRhlkxHZjAkAOLlq4RKmOzi0goBZ1ouxWwKKUMon5qF2WtYh6vELaCmCLJ07godjr0FZLCZdK4o9RSdqiSEbkM15jACjmu+YuSL7nAtHKqupvjhVCZIUY2cBoZAaiLQ4T8okLsje62ekTLx0++007EII4eT+N78ndUxDRGwYnyRvkcP3b3MyWMJ0JMlcvxaSu4Ikw0FHKDUIj4tOWqTGRJvlemNw4ecTKiBAL/kiG78SaRTDDE9O7rvMtCAVNoRgz32XGYkTrrGbwhbz9eMgoRpN/Vvqj9pyCllzr95HvIRUr2aXB2i9T3kZoZgSGclrkb4c0n83Isinh44uwIvRMSvgQSlDw0VpB6NnMWJJmwBNaLoYhERLdoO2Zi2eUovVxzmgjF5BJiJA/A2POD7G/EimS7QgP7VKBP/el6XdN2QIp9GqD1MbNn+tqFr3W6IAoklWqvMicMLaoUCUZuw/3T37w+MNd5uUXrIC1n19iBr6UO6EzqYKgKOCQUl5vkRvOqTD0rPi3omgOKvRCcTC6qzoODeFMxApDViJz8kNwYSB0ebgaryIOqQdmNQBmUV25zuO2D2xxum5k+3MY43vLx9x76jxj7+xn7j8Nx8sbh45VsJPD5FObfg1raixdACipD/FBjpMer4AHMiRL34uFlwjIaU/4QqZA1IdYR3WOMzgsh6C6vcpR5kg4DSkBKZpCSn/wKpms4+T/c1sgEZkK9zSEcrGaYg+xBQ7JouJc/cIh3lGYYwijvAqanG4ABlwCe7oDatbKMUit8RtrdqaqvXXbgd+i2XOJGpj8y70NR3WXNf1veVfRaZrHyhhJ6BZQJyGNMgXf44DBe8OQ/NQ5PhUxOPZ2IEttYrARpEmOfGySvXpx49/PuGMojXhHllh+Pk1OA/3OA5IjHVOjcKa6Isw0OZJ+UDECNd2QrcrNcJR+0s7mTlW00+A4N6rt1UGZQTW4zF7JESrYVKTOeYCF1YszhL3CenWkWXiW7qROsXJqy806ZxoW48l9uu2xzO7HSgjQugTSyht29ruF35L4P6HJrnHcK6/XmCOxjIDNFd5OI2qgV6IVkOo2VpqsA/jQfPwUL0Y5DKM+8BFFnA9hGkDveFigRuXzn9Q0cgQkD84SibkcfkEIkpDe/IlHCXlZn9lxu8dyVzR4b6EFOtlgV0O5NVc+iRj9kv9TLqgIysG/BpI7dHdmrYQCAOgNoLZmlFcqlULDA6yw6rQkF+k2BAgW2qCEv9fGE5kIYqeGNMVDMkg+DPex3H0rVW41l6L/9kgO/EUZvv0TKXi9BY6uhWO0OLVg/im0e2lnVfGkBJHCbg6jhKkQKsy7QHbJyOfO6dO0Amie7om1VZ/GFGT1oFia7iAmQ3OcJzbDwlanhwR2nkYNZ34u6oDJRiUsnA8uf9v1Ijti0S3M9a9cmWqVhMpcMk5nggRjAKxgfI8YtpsTH70vO0EKvzni6Rv+mB6N+44tKQ6Fg419SIsEoOS4GHsSVyov9SEGG+BB8454/jUrMa/+0lPw1tSY+pdXCh4+lHxDag5Q67k+StNcjoIJ0mLcebqhqpIYN0kv1GJfLbE2LRtN6Vx8Bn7+Zou6Quwaq8a1ospKZArxQjbF2GZUSH3pFJ4BRQ7vG4G6zwamACLOKfkIxu6CLAs6I8gEGJ1QgXCDMhJKglw3eaLmeBYEvzcBVZjFqaxk4ywjDPtIlhZ6yeHwocVrtEqAWHebHHPLwww10mP8jUjrM12CpIk8qR1Iz17Lu4Kf005i0wSexHG8MBQccpiOnA0P/kzMPeuj3Sx/x+3tZyrkGP9el+wPqLkz3AT8Ptfsc0j5PdvBcawfPEMJYbyMzXuaywdaHmlumTIk9AIbWS+c5gWjU/clP27BgWE6MhAge+vuQO1dF2vGO264f1Et+WrLBeGRfgG0MnlqPjoXRCeYXsiYstzgWihMrPHlgF2gXMG31dUzdsc1k9ECGs7BotV+qPrFJ6Cl93NmBezuBmuLjux6G12RZfk+MK/nWLBTCWWQhcHpPboSYaJ6+j29jEqCHh1QTYvhe8iWDo3FwDdDKSl3VfY36j4vHL+wpX6t8OQWE9cq1TIGv7FnbqZmTzyZXKuIpPOLtLQ5D7pFZvIvBrlWfyuuE4nFOBrKzVSdvxi9j8vsMyM/VNXPIb5LzVzJYZjrIH6xcG1W/A2N66LczOCIxZZis/9A9u+BB9Ozp8CNtR8wXusQUhkPYVwpkClUCBcTUqE6895CbMEXclnqyAQyx/6jepOy2fDBzpsbpcHJoPdTaDELNEB0GzXAIHW5fmGX+nhSnyfHN5BiMwfkBf5Kb1kxZZt/anq10y2v/Kps09lh1Ae1YvqkT3/fbOflpauURkgbV417HDol8yrGICSbeE5GhGlYTjH9xtqPud9catCUqEQBaNH56WOdhIEYA69AQAoaYqJIyRO1QjK6hY8B1sn6NWZ5ZIWcAikSPIOmQHJw8gTTjRobgfil2xHY7BDfAP4XkjgGOdQwtLiyapmAwDvt5f0Oo0PWZevj4+zF2jPEgWht79AfHDFoOJmHYRvp6+IQL2iiDtsK6N+UdRkVFGISeebLzcvN543WX9e8ZrQBu2Lg7H2YGJEJwFNfrfCLFtZheBkC1zw21CCfqYlBW7qGnc7RYWRYyfMnkYU31D23fD1Vu1aAwMmpm1H2Np85Rkeaw5pJbADM2ntyQ/OZqdzvb27JsZ9PDHJxct9YCRhS7aYEMHfwkcbeOU7wc9nBO4YBdl8oP+U0Rfb1mn0Q5EfNn31RHIuZHLrGIE0MQelRRJfFI34OG2gNy3ZR5f4MTT/AzV2dqqjuBSb1k47I38LiMsL82HHOO26rTsqxTnAr1pdTsHmV5d6jHbI3TKqoLMqsMyRdq0hGqcM3nB9zk9zlcsFQdIQmUPoPS7WtK9+80lb6yebaOBLQc3r6pyX9bm4/KLpHwmtN8BLj3x6AwYmyg/1g7OhIHSS4GqulOey7O6gaWvJ6SL7Xyt35F5frv2a0k/whJsO+pmW2uoZzV62Gd5ldb7sSue+26365F+eJ/0e+LVbJbhOC4EYLreauHTL7WLIv97CD4XnzuQdyksVLeh5vX4QYfJHmdZEA8rOPBmQwsft0tT27qBkzKZGTmLJPpyCh4oI9Cb1PMzD7z8W0v+4MhT3aX49h2uo8fgRUZP45fnvZiIMu6WBRXYWGQBKgEJMEad1gw2mTlrWZHYlg78Mhtm8CaaugEa2vlgYyUpxX4fc+d/m0PFTBD6MdJXKDeZ7YC/H+UZA5DIZNV5P+1PdiQ9NWNG3Xjd5pTZf9JvRztzbXA7AdtoesWmPz6C6TYtvGoC0f8VTYkGMe/QGdI1Ztcah1Th0zpTCfz2xinW2GDwsdGgBARgKxv8mXWBbNjdLni8WMOXzO5l9Vl9CJA4pv1FPUoeqKBqmSMuUoqV5oaAFDagFE3+W9Wt6wt+rx0gMN4IXjFBcahBOsb013tGgcUpsnmYAbXN7lq1mrZgeu6q86Sdr/kl1lhPeEMxs/yCDYdVsj7us3q13y1szMkN3qO0994G9SdGFTjHdzJwFR32TrKT1S7E9uaS8xsD5K606FBAIjtjGpSqA7X3rbMY2p8d4pjhkDQ+NjJKptlrNjbXOyxhwiHnWfnYxbk5myOQBjjZozBQqIMu+AdwVx1voIC6NcR+gWI30K/HtCvDyMoNCMpcdj4LAlCUTsokDU27ad8yPj0oPsYRutjbjl+HocTkPa0YI1kEgheq09v9MssP/lfyEl8oQgjGd3lcHaYn7wFjzjXUQOKR2HPU/RAyYiiqJEJOD73Y3/IF0x+W5IIMsOrN/pqL663+uocXP/Gc7C+5MNOo2ZHmMWCw4xiemD4FWlGd6YZnUszuqddC9XusKOaNyt1PuyClJ1XbwZzeAQfHxlDaLI3l+wQCo+gTYMyzKPBeVWhn70sg6qcNnqMqSQFHIgqeyYfBrE2GRlM+QymvE6FshoAEq0R+XtZsiLXkMYhGZ5SMXRLD55knATh6zCrpO1qjOvHHPxoPnF146LN6QtarCBzcRn1WGYozEgdaYbOWMUtDxx484rTOHCKDmTG/638OLfl2LOt7YJPUZNRTiG6li1zRUE4gYkFzzdq9Ob75P7T3/6i8ujtEzTPVRWLGRNkPEcz4rOjADTpEzQe5gB7C4aKjtsOZfgAmyVNZ4Udk1tsmvZPzRviinbjsr/aQ/m7qsLVqUSyaSJbzw5hTItqlx0K8PRDgPuKrXoudnJV2J4eV/OKgFclN7q6K176IfSWkUge46uRH58DAwRoBr43RrzH+EqNDpBX7SHQ87KJcxrjZJqHsYj2lJ+XeBAvBJRShnPllHtVgiqUAWWhhAfj5UF2AKKa1Xc94hICzyf3uxXjYSrCLmFRYYTdFwZHvBmmyoLqEUYEfIEl51hNtVPnUISRVSeFSwmtwOXXcDxl8r+NJYCFlcePIU8nB2NoG7zHQqXVkCly5uhao9KrWbXGXlZjo2A+zFUl97lRgEbx/+PrXfC7+5NVkcDMXlMwellcKX+QkgspuZiS56Xk+erZxLna81nTlQ+sJnt9b3VeGCkwdJ8vlym9b8bp26Hap43370/j9s7+alHfGW7bdSt4oAoseD8qr2a8vnO4WtB3RltXngouVRULbq7cnl5VDcKuWYfk1YxJ5grbZT72UeO/9nH/r+BH11c1wrIJWHd5nKEdlfQqSJ8Arar7Ls+Nx/3NYjRRF+0bamnJfd9TVakLeIcrF+arcRLculhRIf4X9+WIqxg9xDqty1bzRrCuBfBAeaJUlK7RtzaDmnm8Em7OY5VHeeELFPYoCgGq0qHAJtxsq3FvHAT3wi16jJq1jGzmeftq3M4wF4tYJGNMy2sISJqKkJKV7CREu400ekHu5hFL4ML5bbTva494kA/ltDeVCdVqMJ13YDlUU3mI/1yYysNcko7TqxdFy9u7HBanyiHeZt9UHgz98zbnjTU+etyJMlSm1kuf6Wj7HM59I7hkGL9rvcJx3XMx33gDhi0t0TaceHfjEdkt9VLi4YhmEvWfN1Gf8iHqudIo6qESxxdDDTBGbNpZRFjI7gWqc3FdxXCGDOp016dWOkddrT60SCXCWuHKfvcWrSCi+Y9AZSxMOJvPDjvxfFvds2G3BkbsgdY0DnIp6vnJJ1kQmko4n0u8dlyHk5cn8y8k9VLifdcA9dvq6f2rJUv826U27zlL14oe/ep63xF/RspOl/z3IkgX6nDE47CmmVtffzXMODWg5PptbJx57D3ojuD/5rOrdjcrpReW1qsKDKUjGCCi1deXlsXl7bKYLK3XDStbkpfPA/KttQomUCF0xfyCHveLxqdc/I7mahCnHRIMi/Zpk8WwYKmFsm3x20dl0UHWPqr3JkzheUf8S3EVY1KndFFGRT/+2mk7g5BeN50xZgAw0mJuiP4ldADrVUR4nKjON4pzuE5eo0SMQsPLFuxzGdLmuyD3ZSb+yJGGN+EapDVI9lfosjFrMrrJ65p6gIr9mUu2bthlSMWYSAXbEZDFpa3wNgd+yZAUq/EFnc8PjZgXdG7N7UoND/JBaqoK2mJqKv3oc6gHYUlVGHQNHfZVx0h4mDzzoWCeKEntdwSTkZU0+DBrwUFzttH2YJPhGnYv16XtxLWMjlQf5oTkWWp+PAYpj1ED9+N48mm0pPqciHA89YQcHQKmb2seyosw/qjpmMpGyjjKT7vf/ObHvYYT3CE7/sYz98oJ4rv0+o8mz0+8YMD5/JxvIRUwIqY/1TvEwWgGZ9baeqmodR/DZPDQDav4UMZh3WD0jC4Ao+WLybTUMydqTsgL0Dw934Qg/L4nHoAh+JJcIRi2GL3JJ1qMyu8Vcl3ilat5St+RuLbUnIwvcBjaxNAiEm/9trcF+koYcqS/a1NXjpy3sYS4UA3qcs0qwySyRi7RT/n6LFw/58k8yS43pK5Whl5jTHDj+JLlJXbZSrKN9fp8btwGjHoVuOMfuSl2qSCUXNc7Jdc2kJGljNci46XZVIm1bKryVo59X+eaCE3LEtJ2NBof3zDzRy7Fn+mzzJiQ356Wr7/1vmjZeLPR4uMdWuvMfdDxbzp0nNEVPyAdqWTodQTAYir+Yi3eZ3HgVEDFNjz5wvt8Oz0HN9ZVLd4NLXBnW68LC6mu39W6Gj7U0cOatn9+qc0DfnQeuBcSO4LIECT2te0tbiQ5NSdyqm6f/PiD69VDQvtM6Hoo79i5KqQ7eVaFWbVxd9l3SuauYNhvEuKXvPxPb/7Yy/705u8fhehNs3JmSUVw1o7ck1shehgyiGK9bewJS+uU5dxHl+17wV//k3edf9PRJIPWM2gMSQ5utfp2JmHUnfHKG6a1Cwxk17tir41HeT3nOzYawIG0pY6CTIJT9W6CU5wbwEFR/Vkiz0CwJ0KDZY+8VyJ9A5+DWi5DY8cOrHFazscZMG7Gv+wxlGDvFY1VAWHtYwEhDQxSvbm4qZT7U4qLFPVhhDDuApe88sanHcoQrIKUgz5EGAuV/xH42Nc74vdrLmGGX3LQ8kNpCsWZJIbPhQRL+ONkWZvET4fr1t747nw7yL2wSCY3UY99o3E4MP/3+eWOMHQQhr1wXjsZuzbW16HjQKd3rDgJeMEI96HsOqot8DOT6garRV1ZCLZ4KihPWERdpY4LLOXJBuIiG23NzRQK4bJMNQ/wRtuC2/rNc4mP1aJGoexD7N2HNlRZHQtpi4riNUWvtjtNmbf6DVkNu02P2WMxVbI/ZHiwDpFEaBRa7Mrd15r0gkg/y96mRvBNncJhsg2INCdpSY3CpCKoWb1+WiqyptvI5ljKakrqAwgymJdAaHyhnna5h4rwebwIX/DpnIoTHUDOnA+eralp/2NtMdP0aa1zSByzHi3EUcTHiajhYJTMu+CSenOje8DqDdUaUuw2KTXJG/dtx9B2ajJObHTXhprQ6eBgZtkZ43okLhecwZ3NjMQX+kTiqgdqovs5OIFgoiOD474K4/g02AgpF+2/ywt38mz+j7xIUM/8/yn5b7L890n+um9cxtxLaYfv6PfyzPleA7mC1N9ULvGH+O0QcX3StpimtjW1ftapbTHd0bbWfGtT++X4srSutvNg4PgC0AQCRRBcGJXeZS9/Gf5589Fr6UKZOiodMsAxN5qnpC3c6ca6ZP+C/vOtozGb7t3vdXr3wnyq16udXq/hi9rsHfKnR2CtMwJn8i310DQan7nv0aDLgA4EG5+8O2X/5f9lynwibC1NGeruEPlbN9z3lPkuSb/VIcn/g6yiM79x3yQ5Rc+Dqzy1H4aIeN1h+FlKX6rEbXHZxz+Gf/7mqPiJe8GjlN9cym8udd2ConvNwvzw0euATY2wzdMCNdY9FrPH06Boi6c1CK27qThlU+nxHYbAtaRkbV7XSto9x/qV+YNY31vMx0s763gtrWOub1Cf5uxDnDOW3zRnP7nhQax1ykKqcSnnS56u5c5bXt+yHIjo6Y7c6Lri7fPP34KYG5025DaJzu9QdG4WeCi3mkEWk9M+C7IYmf8RP8etgmED5xZIEsrV3YuOe+14pwtrmvN7llNO7ZLnb+rMameU73Bda/abW3VsVas+w6qTfYtBuV/2bUIhEv9Df7XFd0zjkc1aae2kLISwbz19l5apa566ZG07tk2lr/ZJy/FJy7lxSsvh2nFbazkojama1lriWxWAhb7w/01vQf3UWrpeBvze4ZNesnkxAbriM6sckCx+CsKxXWSY6WnMeS2hxGkm/uv0THTpSnM/vUYx9rZGGQW0xR4rbXxyuA3YlwOqLM2EiXll2RPH/KTcrLcQ4qYIj1Fy97uWP7d59XxbuB5rVEVd4nJBXdhJN99GDjxlFgDgWC7UctroguA1kGFsf02GMzWmJSbXGVzp4qerej54REdgARrQ22vssKtTf67CKD2pOhcu2xnXuDnHwn/1MOjkdg6GIemeLIBftkyLheGVbNzw9WagcXsVvOo8jO2sOcmWy7g0WNNm/LFw6IirI5yL70xPXkqzuD22MELUCa0HkJPHueMVWUFeueT8Yl138UtKBsFZuPakqTMe7/4tH1Z4OlV4h79nhQ95IPWpX5D+Qfj3zsaMnS1QrajNJ5fjzK9URRhLt8+pfDqs5+RR+yU+NauBG4cC53rkvPMQ9dr8FPwzNXZ3DkiSn8LYHdoQ0X0OqPGhMA81HGY2jbsQp1BqyzDhsViH+pUV2PGybnBxoYzhUT0Zdaiko+CEAsnK9EUedYXjzc7BskkjOnnn0IySXcB56AwrbrSrWIFzBKGmnepdnGp7/jh9DjGSk6u+NGdJBt6+ikcDrfBFKIz/WUTaIC9IYm3dGff9sfDT37V2VnNL6zDlLQ8+hysAU5dtCkux52cj1vTsLvawN5zDv3O1fewobpvpYDxncouyOI6vNJsFJwDzNuS0DcOEV48p9DxvIqHdWaXFtvmW8SQetflg7SjsRnCUcWsLo/LBMYwKbCeFUvWAtD1lth923q9QqqzsCo4OF1iflsKQgbsZ08UY3Rv+L2lXESVJbkRTUtJ09rwuMyxp00wXM9u5XF4zM2O1qcb9lnHQcH9muJiZmZnxbGZm+2LQ/19KZU11m727nSBFhKRQKBSV+lGaZjzZUcYNKXTRjYAeZV8J2qDSYdQKCkl0MH6PUqeTm3tgX9XT1CS2MPs7JX55HYLmOuKNdBytr5mGw/qaaTicbyZpOFrfxDQcm75Fjo3NzX170lGSkdI5V7ldC4HABlBocJ4K3zYqncfZ4bx/jTuk82ixh2wmCUoaMSa6eJsTlIRFQ5jfSFBSgR3o9sfzFNZHydduz9fC0i7Bgszc3vTw2pJYOhOGVUbAu9Xkm3TDIwl4oOw7eAYqKROpUybS7v3O1OsAF3nfr/WvFa4hfkzt7XABMsm4856O39wQactW9QJYVcQEsZ1BLaAqwKpilcX2HGp09WBU88ljIl8MHPlK4LaVr3iophVaRV70ZHJb4lr0MHK4Auo1hPClDugKUcZBIoCTQxT8YXoNpm6EobXMCek3gKugLyst7DMmILZcMrS1mt3o/FsoDY6hQXFhFCPrLbn0gVaZiYBjpLMrgUgcdNZzuAiZpNIpIk/U0O1QYopssNWNKfBKfc6xhs7SDu06OsuLrMV36MoqMlBtUrzEecOz2m4tZuLSlhToP4IETgnqekHBh1fBbEw14X0CHgqUAFHE6qVvxuj3E/Gd4eC29KGf2RFETq141RhreUIoNVgImRIGYszBoCKDKgrmVrfhqDbdrKdts5iarS70WWKmr/ifcEL3WePM3kfaATRV7vGl98P2CyJUYMMfUJWEibQJK4q22f3E0RDaaIBk/WAyxqobSm0n5DqmrIVGnybaqnILvfy3WYxvtH6aYCAE1hwaMK6R3QdwoExFhWSwx+EDqKdOHEC7MCI8wOGLhFjEkyDjGYV8PsEu0qgNnHRGDh5KT7/DwepWLMRiuvKGYnhpVg9BSPWvP2bktd4ImGb9JPjHLHHKNXyEsYmo3l/+x8X49QL/AoVnG0czcV9EAJsCADa9w2HwiFhSQPSC5g3EOAt8sQT/iCogj66vUD+8WkDy7SVMZYFLiLYNdoueOIHFNqYL7LhABXw5grkU+UqwLqBv6SeinEy6ukyQnZKRqCiYT1rRi0i5AGCO9ANaaEYYFyMYlwJgHWsslduru26RGuaNMIF8IRSW7mHWhdkCZwF5YoeSH5W6N3vz5sv6BlsKHCZ7bW/kYIUmn5tgm4j9O7TBbMSjmfUCrSpi9ljCXGDMJLqFfSOGCLLpmcUcZOKZreFGoU2YK90jI34oAX0g5OEraSRBRds1NDX+lFaclUTZRIuJniWf72tEsLks0HHnnb+8Le8xoXzEOcYSc2CwB6KShbGNT/Gke5tTWkdDLQFrfWRulpzEdplhQlDGoAR7P6Ed6QQGCLolPio1Un+hEFm9uWwZmYspuiEt/05ASF1evMXfUk8nAEtWdxFgiUlz0NWxPiihbeKghpKJz4KuyAbuIJFEW6vY4XJ29MoUW0WfU5ShyBBF4HhbXWcaqyxRPLLUJV9siaJuRJFFRFHX61Khz7ofX9UCgTl1WNS6PwH0X2YCvni0CjJx3wI1uMuOE5w7TjM7eKXOgNud4X0wUVKzM8eky8VwHbgn520D3vysE3Z4jrVxZNdDS9D9rSffNpAN147wxciug31ljCiESnRPdfCv9cxTHDCuh3IZWM6CZgO6ukUulXowgY1nQpkGHqOkaRTcpvkcrC93+pqJUQ4s+1oFiKj91GlTVEvrg2ZINJV/dclWYsL07rxsdYCDY5YwMTV8xmL43A9ALLz4Gi8EltMu+obIALNDBOVzmOgYJVytzi7fYM81Du699lslLc6DUjCZyarkfa3O5VAhVWVcmGv21n7le0ZN2NGxaI+wUPh33tcI1DNzPfq0iA5bI/OiYws60tvAZkhO2QU3qptbyCPHBD3COWCIuMVyqdLxzQ0l0DtoU/AaBuvdOFIgtLN86n/ZsVE8sYXeoJnixc4WYELra8nI7q4C4rMgGvtauUBjd/ZNVFLfopdaaJ2Z9416C0nlwqNwV6ijm9jRCc2Rh7zHoexrKT66nGtxKLHWwYLtyYa3Hju4Th2Mq2hkQEItdWMlxwyckw4u2MGB3frmNcsWmDELZ7RTeiIQ07deUWIfNDvv7sR9OovpmrjS7qC7NmSKfkrzg5PYAXajGJ69QAfBYG0HIMAqCHBbFRmief0lmTgIfO4Jt9VtFiua8L7FbH4fBpzfrUr1OfSEmMJVs+DJeOFR0tFE9T+mqWIhBwDhlFx7kwMQoO+oA2ErE0rn8hrTeh4E4gPBKTlJAGMiGbiikbe+vIisTWYRcTmk6YGGBjCOrLbdF8hp8jWHbxvTLi9dNMd56arTImuwYiaYBiioiWuZIUaqdAYlY46DuFY534xTIPRXI2SkJmrRPsD7HcNlHzsV6o0/7IDhoSHjNedKG9VreGwWHxCnswXhzE6gz3MTq97a55vwAvcfwz2cd011vy9cD3SCPoQ3AzpLlbTAsbwWvk/h0jdASuL4DxQdUsL0zGn0fch1thH+NNltaPEUDkc0qaBK8WOLNzox5SBvtrijoXAjuF9WQU3DuJD7PB8nExVbXHRjGjH0nwwPURrFS8t5SlCrZRz2dM04ZSOGfRTa6huqUBYqexMVxkaQiKC9i7/RYO7pGjzEbdOp+JozoeK6zsUlXCFHHKVzxVx47zVN8A1bijRswXyg5j9OCTseVN1DF7ICaN4NV/AQZloAfFoSeied+JYex7s24c9NNZiss4kTYC064v8bfHilaFb39dK4y7l/6s24VbKYp9i8HwcZ5210lU102xd0V7htMiuuslt1lSdd7rLOm+lg0e0DqRVXmcV7sAXRFUfZTawN0uRS6Fg7bsPG6WSSMvgs5opk4A0SSbC1ilBr7GAsHs2ej6FRr0sfLocO6tqHhWv2Am1y5ImvKXiRFTzzQkdO+3B3l7qTlf2tPK3JuOelWypxEy7NMpLX7SRQfptJKKCgu44jUMyel6Vfn2+SXte79tRVi5yNJka+ZyuZ5oeAbQ44rLj9v8LMGeUeTDpfauL5UssHgwOccT5fyrWLfsMUmBlPFwlNS9DfpDNnBGHzPGzRgR1zxeUBTppIlOmuEfH7KAPHHQv8ae5YGF/hNIdBQnalcDK4srgSJbxCKRL7mAqaTkSciFgSWS181fOG3+JuzLhO2KruIQIfKiMQX5UwLIU2zUlFFD6hGxN8r4KaGEWnc0LpETOZe/durh1FwpspBPAwm4IygorifTHyyLl2fDaV7j3GlBRxAlvmBC7FrY6D99kM7qwT0IKYAt5b4cDY4e/MRxAgRmFVEalb6mfGUhlR2Vzh+hEkMWIlIgIUgR/p5q6J3sWz1GQCaBmBSt3JjBBX9449K+K96Hozkq9E3qL8OvnOr1SYdxuYV//YDXR72AWk+2XGliGLbYS5BVapk2MUMHaZ3vLNp9anxURgGgGPUkEt8N4pbOu8438Cn/AnBckRZ3QstUkxvYMRb5hm+Da2OBxGo76ib+9qI3jQZZee2kwrNK/tXmUqon/x36mMkKsUdHYVxKujNmLAhQVKn8A3gY8vL/P1JX0NPqETiIsZwkzakWFHd19sMl6L+n6K8ysEd7GYwv1W7IAYnxC06imsrJRBSh50QwLGPqU320gLCO0PKaXu+hw4kaa7FYcFgtJCxdzpu0STbA4lfRYASpDm2tLD1fiUwLuuPkRgH3sCX7gIuG21ZeGjGLwiqrlgxq6OhX+2wGmAEgoIPMvehsfQOVDTmM/i/Qz3UDoa0wlafVK1E6fhjB46kTK5GSIPqdXIngD+vALMmWDtI8i1xb5aEaprgy7ZBi4SfKZi1+7U2vzi6ulF6shvxY4s0ZG86e4cBmy6Twus8sbAWy0u08BQDldpQuVYoTdaaZVFMtacYzbD38r20YBDMo7JNzk3GTttEBZztBjGKlpJ0z0QlEIh7W3061n2RxkX9vx8qLfZHbWTYNVwY+wflBArLaGXRFy+Uc0CXcOw5U7vgEPLrjwgtdOWKHmFRpgI2iXFh1i2cvwA6q24aNZrm9W7O4S4OrH3oQhj+MsCxstmpYFjl6MzJRNU9BVdLHlJ4UIYeuJBjgN/ozygYcaQKHhmGTyzCp4pW934K7VTTCKuXjQuokg2SmxLNm5sSouIZVhMiFJmSBFIbkui3s70Axdg9/eWsztT5r4YPpaVRFohJO+ExdxqvYQqwrXnf7CxpxfX3UO4uE6/ZkSHHr+ulxEy+ewprYgkrXxMFlQFc4afi7uHWlhX5prXb1TfuZsvXvOqnkntU4YUO7wDe/zTrkj/u5yXCtGH9PaLNx9Djp9mfoI3hz6qLOzdFY83xQAQnu7Pj/sn4Vah9LgNhHPMzLzjcqsLdPh+x2VmZthE60jzK1JGUs5/Bu9B2nfxs9yTdGX5p6Emsb9l0mo4itBEtfkkgg7QkDHpqdGzYOEoQHQOmO1BEspsmiiDkT6JTGNEQE/gjORfxzfe2cVeEEXQCaDBzR6R/gAxOMXvU4xnB/lzhenjjDcYjzHeZrzEeISfV3r7YW/zZu939ICs7PFtxsuMKcbXTJ1m/JnxBOMfjDcYk51n+gxjo5whOP05obfkoT0OroZ20B4ddu8n0B5JxGlYr7g9CoMLZVihhbnBEKZFe7So2lPlKMmqwfHSmao9UY4YBudLo6syxNR21Z4bslGmIVmwbnB6T3tmV8lun4J3gaD2bpnKiQ7a21t5lM6H2BfCcrcN7Zlsp+NwcOwTu1v+w2zUnwBZDr3apNObkXENtJcFoJXwKatkAIzQnhMQlPOxc39jCN+zn8eoXcgHbIl957gOBNZFpfkkl+4pBU77/Nk/7Z3nz/6FOVrWsR0EilA7D0l1gVVPOAfbh8ipOUNXlaEYyQceRnL8/zinchxoz9v1ckb+0ID6GNdT2SilpxCSc+g877GngEbpuUozWNtt6xoLijwN07gD2u1D0V7P47Fud9YNWS5k7SP7cPFoAeGzz7tZvTOEb/OcAm5AuSZdF5GG1Gfkhd9iEmPX9QzjXFGAbt0kSC2Hg+/eJW6SOn2t0xGHSKtUMWVpPomUDrlOCiqHSc04SwI058IA/DPoF5SI9uIQPu3qPtTZEZ7Rp1CTMTDbwDJnRZvUmt8P9vam0VEBKz747rvRl3trswUY8xYeinpNHLbnSrtUZ39xa7C4JJkse+Hprb7J9qwAhabmAUF7SnDtScj3Ll+7oyIz0k1VLU0DZXi6AO8MTQu9XBSAXuNjg1zbtCi4ABnVtJiMxy8VivRCRXiqqXnX7UyLMYyhqMrdO1tE2omQXo/RzpXz02KppTRUHBaSlcXOpipHScrA+asVcp+SY4wq88W0MMRFp8U2jGf92oo8QNG1KCgE0R0J024dg5Ykts1fS22MdjaqIPq7KfI+iFm3CQLrSP7sRPB3/B/VdIIqSw4DUXRDkaDQrP1vrGWbot+H8mU6wZCiRGBDWLZiKKCYsBoZxEftOY3ENzI70Tdh7psWQdNAdZ8QZNo6k4PPLmwX9lskRiTQbCi1aA32DtTkWpCx3p+fGFBO1DETLVApGP24HXgujoePMlFtpBm4W5uCmoDyLD4b30G+ARv0sBhEKLK7WfAhPs+5dkmvr+enBNQu0AgLrqYr1K7bJ2v72e4EhQOmQcnRWDzwzAPxzXD1PK2pUJlYk45kZTSq8VHGroXJcsrznOXua8fgUklDC+owfOZzLJ+dcVA8QcIrHZX4VJ7bRB6sPyygJKGK7An0utbnNtSD7eEXBiG4HxGfS111Yof6U+1LehxMUCQU5Ln69JUbmcPjcWXB4ozcYMKR9cRXGpduKMfn8zMKVht4fmWYACsv26gfW3gWnT5C2D3nVDRs/dd1KT7WHN/PR8CT2oh9qin35pLouBSWevg8nhyUaYGybMqd0BBUHQh3X6zy8GSDVG4aDBWH0pById5tlHh4EhRTBKEeAY7CVA6DsQ79+880zYLbgO7CWU9ba8ciZY6352dW0QSClAQ9EH3Rvj7QH/wlV2qt1EJUHvWT8a/UlUxbGoFowaNxaD41TZDcDKqNYCmy9bB9fmg92jwbFbDXZhYbVFvdR+Kj5OH9OF9U0Si5R9DsqzZqh85TMwUKBQGjJ5wrrC/bRK41eTbhWSODkYSLWkWBpevSL0bq8fzzeVUMDq4WZK/qWYXpA/UPFBYEwUAl3GQJnrKn+BK9TB0p+FT/V/6AEVQv+rv7UBT8jy5zyXIsV6FoP8fCW0v8Yf4TezrIypIrohqXdGMfia/xjbQzW437Y4H2Q7coiauST8o3i29lNx1wGysHHl+jb1PdNKrcCGsfEFYDeL74shycCrkVq8PB2tD1RQfTgn9toJcfDlYUdH/R7CSY2QYXnIeDVdC2XppzPNE4mWj1AYFr+B+h4heHWTO0QZZOxoIHnPzCiQYSFckfkkG+o3ZAwz/OFJGAyFYBtA9oQaIqpzmiYJVCExxpN9hbPXSxri3YCEdHLAKj4MhYwcbPwdQq6m0FzOXyZ0gcKiSBE1+yfpJCTvZN9e9UVDxUr5/UzOLL8BdjPjVsLBkLf0E5jE42NonCVWwaCzZeUv/j2pSXst8py3op/6LYUGKHd6HxcvHztBRCp4i/3F1Yk0FxeJ/GGGyNL/BfdZi8JC72tpfr38OQ4ofil3ixFP3C+LfWp8Se/OLkiwuBd9M6GNQvUr9IMSSmkRhO/gJ/qQfDwxVf2J2Om0lhSjSnxKzkg/Kg8fuJlv4ZTR8sf2J1UgPkL1b/0S8mX1hf/zavFqiYVCrWgkd+0ATK60FXo8LT150UChJPDMn/EcmK+wx2R8SILVnPKueQirnftD54D66/fh86uS8wYIez57eK85riRTdpk/TXibc4mZvMIi1SM4NfFIXboZJh47Dq56vIZyK7VtJWWxTA/fDA+XsCQgfZzxqs3uSjYk7mCh8p2IGRVgzaFzWgSemkayl5kxeo/RRIWc/uTXbDCheLTqYzZCBJ2/8o8WHbnVh1UXmSqGFnamAVZa3z3jVWt0RuzrZadOPdSJ4jBLFZkDowLJdtiV6JQRKk3ht2SM57XbodGFZzS24NKzcTCzFGmhOL54YW90Hx2XoL/AqQgpYZrvSKuRFs+WHxYhhbEO8NVpjynPHnxtmSDnJLS2XjeXE47U4eFLYYteYNWg5I/0vG4fVGjL5gRYI7N294HUgHuk93XZvvy6NoqCeSaoGqc2zU2oFCKYq6radzUR0NIVZmXKBOwgEUJXADz9d9zNpxhnLNPo7ttbAPSgpYLqzncLgcs9/nR6tNRaWA6pN2xeEzD0CXGFWDI1kG1i67kJQiUUU+kVn4J+BI0sF+lRPnJlJt3FCQewAk5QAcb7Zzag+4jarwXhcASX3gW8jYjCqTCRN3qlIZxm8BJFMDXE/VeRmFks97sSe5GrAtSaC3hFjBJgGv2oPSFmkrqP30JmU9eVBsXUcAaOZwoRADSJYBmC+cgCF10tSiXIw8gCOrBivPrhFLUuTYNpZC0QqMrAOovt/lYYi0V1LoIpOh9sMg30lkNRjyibt78wluPwrWnzd4SUX9JVXIRSlyAdtPAo33h4U7BtzyfDVStAEjXwI0n8yuOQVtuU7lyoHtp4DWReM04Pi7mpSZwhsYOTvQr3eu8Kk1RkcV1W9g5IJk6bqo4GKm3DRyKsVYE8DI1YHycyoXOKrIadZYAorcAqQ8pGZsA4WS2tpIAiP3BPpVLD6v7sEkqH4UKPIokPZsCbHJ8ZZvnTpWhYNDO4D1h13JNDEXiTjlWqAuGZfs4+Ii48D6oYgLBsC3UuaOBnRsXZt1Coq8FOS7+QRtjZqGkVSj/MD2U0D7uX1143ZktHGmAPqAtp7i8zY4FQ2nTiaX7D/2z9ZT1FOoFX2O8WfFt+EMz9167Lol8iFDiK0/fy0TdYFkry3xg267wrdAD9e5iTBDwxBHV0HQGwupA2N7wCs7YMdGLIsEneGBbtdkHM8y7DaCK/xwnXFWL7chcHYI4E+FD4t7GIoP2AkpK50vd/NRTODMA0NXtRV5wHZ8mNcWI+FVUIRDEQF2x1KT2zpch6EFlBT+N7NAkBsNHnQbi833wTqQMEkydEIJJ/h9arYOug3DIV6HO5UwI60gYZX865H0wNt4QMEHnFKM/zqXcn6ibk+wiIMdguEgAFFFutClZgWBQcBgJ7kCgR5uBILmz8IR1RCgJ+AxYMgSCjtgB0rCTbaEuGzVhA1swYxjDoEfbkqnhl2JiuiyWzrWHhgyhiIOOO2BrAoO5/B128OXAD4VF0jykCe3jrFx4qqSj1fMl0bNG5LaqihqkynbBKLaGpDEhsNzYJQ+oOit4DwLuLHNzm9OwyVwPyXAouKBigu4bU792khQ0XBpBGjwynngrS2FgnE5bwVirSRBhbyjP1ewZAy8zUooBMMZ1JrE2TUbWDkWDrCt0G6wO5SwEShxdVI74g6DikRU/Dq1SgFvhUdDgSIGRsmn+widIcmCkit8zwC777FMCDaXugWmyLGRi8OnEaCftq2Bt2GDIuBCUKPGJUo6L5qpgitkFGvgHdDJVJ5XozYnDnWy82bvUAgj5DXsNuYQoN6YDTU4leQYQc1gCAQB2LC4JiHAOC/dArSSCmHuNGsaF0MaGsMiEuRJUW6Uwifs2LCQCOvNU2iDhWmHAN2QqLaiLYz4/MhFbMcR5/sLuhQCOZ50QBBYeciX8ggCadI18Da9oNigdX/Gdcu0TsM0FPimyQQLlUMw2XGmxlLycrIKUpsbVbc74QoWAgkIkB1HmqaNlDAPqpoGASYoDotrBIIgqZAtWKSLizAPWrXtqXWmDYu7RpCbW1tgmEHGBg2STJdPXk2GhRGHoJCU+sTQTr6U1DIDlUNHpINFXldD0Mg/gs4zqOg2dXeFAAU+6FYKPLJFU9ZeMz4L25k8UCmWQh1MhsUq8z/+z95GjB0Uq0mYRe9XvzFY8dEmb4m87xyBC506bU3MoKwPu20KFHoVAUWRB+XJ6ko4wj0oBO22Bfa+maujH3XJxFB4s8oPis+OMPwKlBj+SKHHjc63kiB+oLDqugXxvntaE7xqT/gnEAgfdFs3CPL5wcqKxBkLxA7S11gDn16br4eXVsLQZROLOphlh9y2qzffTwQcqPYWuBNz5a7Y0h4UlebABbxehQstUsWGYgtAJgfdVldCwFcASIowoYbPCgEKMui2dgTy3jCvqKq+Pq+sklxAR+BqEOgV4LbEDZKCU9IB2TrotiENgb2/7TngkgVic0XQKQeF7YTA//UjV+GNQcAbaqmDbpsmEMQIrglcUci19fB8SNgYPn/8RS5tzgefXoeEzQW+3ggCPEv2FXh+UNgaQb9VKEaONgyPJp0XRUUWWlvW1w2GTtSTI4Gg+KCwxhDw++s+Fy2KWn9DXnlI2BDw8vJ13gbwMWx870OObfD68pGb91WQyi0BSNhk8Pby0xWqCx8ZTMUhxxp4f3i1gD9rpHHPBzna4b9KzK2oQQgEfQVAYVsgyC+HBAEkLo0ehg851sHXw7PDIXWc4XXPBznJXeD75aXm/HULllyHHIuE6np7rlCwOgVzMCKHhOUA/1VgH//Zwd8EDQkrCl5+vu4VeAWZWYc8WvB6eTnxbk4rC4ocRR4WVhMKewZ/taKnxH2dO8DmYWHNoXhflVkMY1D6N+gwOyisGwRxBfz5T9ciU7Xbd+F8WNhQKPJxiq1xhRk+rydPoWMTgnr3FM9Co+iRCMplzQce25D08+cZzoW4XB1etYBiPSxsovns/3ydNZgUMRTHB3fX8tzd/a7FHeowl9vNSWZvkjnprkMrnAp3tw6nb+lxaHAreS8v4Zs9y8o/eRLf7vftpB02LAITzek1uFmZUPNdPbeuJiNSXCEBxZlv6a2SDD7Aw+EM5msRyAw/iKTmnYhlCa2I+KquojyEq4JIZzAyA22FHUAwQliOUWuozAjk5s2bTHQGEVCYPY6pxAzhULTKOkd9Icc5TriB4RBD80PeCZmvR05mKJGQhHZ6ntdbuNhrAD0PWgX6EnQZ6CfQctDVRYu9SlCB5J3maxXrS/Vy7FNIAp8EsqXDQZShmOjsYkJq4yQm0rCbqTBIINaXRl/6TJYmgtLdzO/JakP2T4eRTloaMyV8HYW8P+IKdzjkTAVSbZI+N+BbHkyiOa9XN+f1R4FuLsB1EKrldplpItXgyxkN3gYe5LPMltDOGfOobIoROs2skoamJBQsozLj+Z2MirIq2163vgAO4PXIMckHCy0YRtuDt+I/PejFytd299ij5cWLvVVQKwadF/MjIzsXPlOmxNJi/jqbtwF0xqi8+ePEG9n7omOrzROgC2J+HGbBJOMNQPxKqB0EnRXz4HgL4ePSviXf7H3w922bW99hO45T50fOd94443WZ8rv9tB3HaXy8RaSxsvgp/cXQp/ZLxXSH98LdnQnqHmeA8bNiefYuM6kGeajwDtoquc16cF+vT3f7O37ZVErz2wmK64ld7V0IjwpiefsYUrP0CxW6Hd1fnjzCmdvzmo4s9T+GwYMwgiCEoh4SI/Ar49/Y7Svff9//3zOzg+FoPJnOzdvZXSxX6812bx8GC4AQjKA4PA6XICmaYXl8Gq0gSrKi6vQ8XsO0bMf1+WWyQRjFSZrL63SLsqqbttd3c3s4ns6X691vFpaWQCdaAq23BBptCdRmCRRiHGDAQDFgwguY0QALCGDXTcAWCEW8u0hQz4hPirbgUcekQwsOTz+0AFjzFygwMOwEim0C4s1AXALklwJxGRCXA3EFEFcqgPU86pgHRKV5KalpmcCCFADuBeFiMccAAA=="; // gzip, base64; inline, for a page opened as a file may fetch nothing
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
