// widgets/element.js, with a module
(() => {
"use strict";
const NAME = "ratio-product";
const WASM = "H4sIAAAAAAACAzRNRVbEQBCtqp/qYdwNvwbsZgt3GMPdPW86R0C2cBcuwV1YkuowP20/9YUmN2dMRPzD62N479mPJZyRT0FGaOzsbQ+Ek8MrjoM2nmsDm/2z+Swea7BmNNgswDhRNjNucja1xNkZBFkipYEzU+VNPDOEd8bCOA4F8GYzc6gNQnzwGwtEkH4R1AHi4CLkFjRfKJbEfjknZeTzlapqjVlBKsKEeqOJRo1Ra7XacB2tVrlbyzNSqOQdseQlH/WYmTiFlvvAYgVLNabllVVHyiTqXKVTZWjNqmsA6mvUipQvuVRSMNVdH54HSfJNRU+D38/sTr7SO7fp3Nne2cX1kxAmNye0odd7l6dPtBVdX1yc0XZhNNqd3E5Ge+e74OJodLg3uRxNJzd7kPwf514BH8eR9NswOzur3bUniS5WtJLT05HDcJCT7JDdCvqYmdG3OrB8fn6+C1h28Jjv7LyALB8zc2KF8977IPj7HTMzoy/66l/VOzsyHEmJmmqqq6uLZ3yQVkE3myefvvbxT3ji/f/Xps2vGPj87eZN+jFabzlihn5UcFM+GeOuS5wZNzk1ety0qLHHGDVhBtE72mTjZsSpkHVdElrdfKs8EVxXHm4+mlCaNU4RpDdo1Llt5VS+k1edcibo7rjJsJTQYPDFXa+c5i2U4142gWWnjzY50dHcprXpUXn/CpVhsOus087kF8sEiMJsfgnGZg2RkRAZbRVUoVu6iVGrsKAB3dzXpnBARThqQpKz4yYhInFyILx/71Tr+ozKqyQoINDCisswJzhyp3gJI0FsCDFN6lPUUA+9YnrGwdiQ9za6T+uByk4m7qTpWJ4Oe4Ia8kk3bOkWNadxmhRNUtSZW0WGJisahLG2thgwa/Br19D5my5z6dq2pabxUGoMmFU7QSlXd2kXi1P5x3krQxiCPretnUa/Rct0Yz4dR9cla9sKzRRhTIFKuYGz24awNLsQEJfk7waas9t82amcvkmnD7ogFWsS1oxQ0XUAACu0Zf/8L9JmX0YT/bUes22F2XTBhjYi7hAvT1C4CQPm0LHO6RQ1ljYaMutdDTtVOP0Rre0W4ZAjHdN0MLT52ramtrWpMNSsng4zWzZAZkK6qTdKADeTPJKOrZ09RaFJTlHMsPAtveEUpZbinCp2Ih4sAIZRzZdgwGCBQRCZvWAP3hR+xbDNa41u7k9bQ7KXHkD1aiLhabeoo5cUGZrBohHlYQC35805bU3HrxHbfJM45RvHK+Vt2PKQtuhPM1xEk8RP35r37bDmPGJSKxw+TVepmxHiwj7Ekh7EUoGg1QtkNdSnQ7rRLaHTbSiatIBRe9HIYuQtsfZmdU6bJKXh6lMkfSTOhugl0T2HhAqXOiA3Ci2qmp5bcKORQfNqyqeRQykJDHHnVXEwVGUXZMuCJ7RwcpdXYT4AeLQ5mfUAvZXOTkHJnO0WGSZOK6zgzVw9f3V/m8TVZNgCqTyFh5whBBGOUQ+KYqTHmBbsXkoE945xniGXeNG+NoBVVgf6zf+PTBxjMxZNFY3XxGJdOojtKStF/naeOas0zlDQkBV0+zJOliRaGW2aISk08RhCRVoPSB5Qm7+WcTRzmol0vJ5n4kQW8jixYX/WUnZiY6xYhwvLNtmZaChfzPMZzTcdnYouVwx4i0gVoQbRUIr8Tt6mqs1PoKvnc3gN1Ab9LN6sPZsu0ZAk4jCmPImzsKMWPoge4Pvi4+pATmTvo2VxYlT1+cf78UY91qxk8Pwtcs+49N6dh0Y5KyIiswMy23w+mT0h2TCfNJmARxKvNDNJJnJMGJ4INiSYmknWdsAuRRtdJY6iT1TFIzkD/9Y8Vsh7G6a9Cu/fOk839AH8hXwIybLavFRrcxH2PUvxz9iaufyNW2llT+rNpHoyG8s9lwLB3/A3Chgf2kyuvtzbS529kEAHZrzNt2OxYHvt7OTARbTwKMZw3+XAsIC/fRIEfJiQNc8EX4BTT/l4RGFTwrg0WQRny6tIWNn2DCgQAm/Ep34qNvopn/Vni86qcdXdOIyL4XdVkOoNykr4fXW9+XFtDSlrNYoq1RVqOeSIWRM2lyYLh/REMhzy0LYWlbagWoNRCVjznnB/mPsonbTQeAK8X6FdDT7VhpeI0I5QDFCKN/ybs3B8Ucxs0ATGQm1KC+nI4ZCqULvfuyd6ysO+fRvWt2+rrtsoOftnxduSGhiB/80FUJITlIP9ZMWPUpSLPdLP6XhdmSq7z6P560hoZuQne1xbEecW5OePC+oJbRO2bgYPadpd4ROCnF+wj4aBeE9Ro/Ai8AQxzLyn3cOrEP4Z1qJy5jltFfu/2g2K5nYxTAnxqDPnQIi7gtCG//+/oWS18J3rV3R9LQxuIlZ/xqcE+q37Jk/8weo5WltYIL99zQ1XLtjuhybdZZHspRdfsrvcZ9Zrl5616bRXPPiXq35y+pzTfXrWzO7yaWXiW6vn5jxFZi6d8/xH8+K1t26+o3HlTavnzvrI5teP3jL9H6tn585K/vKOHTt2fJm6BC9wZz3mjG8e/OsbCe4b9v+//Xnn3Aa4J7/Fv3Vs7V3ovuXx+Pk+dWfpP1ffOTvLVv84m/sUzZBLd5a0VRiFNeXTnWgzgtkFwsr153Z89UzP68zNNtceIHKGrrJ6zWFCLH3C8iLKizTALgrYjhHnpcVKS4Ix9fC2qKn4o8+KGX6s1pWEwcY9LSlbGCg9PybUqfp4Z+GBjsZo3Iy5CHc0rAh1ywygBa1o5dfywLMXYEKChinOd/FuyIY2n4MjCHwm8DIY5AFshjb7jeMGeyy5u5q/DDJTnJrU5N7ZGWB2xFs5Obv+SSVr7D+xPORrhOeukrXgFcPHdKQW05FxfqzE47TMw/kCmSuDZaOTCs21Mi5PxQ53PVHOEbRkIzW6tnhTPgt6o+fQ9qEdb0IWEsKsz+mQpBmXYg5BvRza1RCkpmjyGIJK/pYwSknjapJiZS55MeZhCTFLpy44kB438iSQkG9ADwxL2oQe/Ekja2jIrgR6T1Eyz/8H5mkKCBcD0iyx5Owe16nBTonceZESfN/Ops1zD5AGX3OANLi1dxpMD8J5PYrwOB1WvrjQ4ILkc06zyT+apFaF4yWscVYSrzZ04TziCJjc5VxlZbfgcBRX2jyCEAom+Mpze+qTvwHO/Ww+Y/MZxlDZhKBMWCcOi6At3YMtjKRwNnwWrqFL1mDO031eXVoL9ew2ljNxUrqMrFjv3sunn0t1qxqn236ACKquE4OPH3VxzxX8aUE9lmnV+X0AxgVZFrIdhPd2TLGUWEhBDQ2JUeRWDVmrRtZK2RDmMDNFcll/KMtWAyflM2bOgCMZEW2haHVn4FPDiTQbdNGg2eqh2FKcSFBZ/gmxKEjJDRpKwimBkfwhQXqVyW1krvZIzqCzEjFxlISnyLBhFuXVZQ+PUMcT1G7KxzTtjflz24bbqWKA15n6ejxnnTM6IRHeQ6h/TDf8TU8jI28CVizdac4yb/MJSnM+uh3+XFf843NdjXgx7U2nQLSpHHUo/wefXBbsesQerPoNMnfSReqYhC0Pa6vII5LABT0tymROUJryu6LtEqSPS2CVwjNRPljCmSCyahMMPQXoNs3hEcMJYpuB14NvbQJvbRRguxewBTCtH7yRgoBfKcolE84lhSN091BzKE6NJfTkbjg+f0spS0gq709NY9zAJVhK8eAVuLfSG7gG66ha46hpUg0M8ycXnHaRAQo2/ytQQYIkGcB67lIZQGmwo0tkR1dHcEdygyYTWSozQA7S3qwrpbmqDxMnEY4UBQy1/IrSubHwe4NmJJwWrmOAJAKIcHrNdAUfbuDVVFZZYp3uUz7YP0bfCVxstN0PTaUcZSJZOROD29yEW5oO6twuXcWQo//XdvKrItohZqLTnJsMoUelMLI3CcsyDpp/AKC+Vt4i460JC9m8+QRCLeIXqHIjVuaDpQ3n4YdkyI4zHAYg1tt3z6uYfPV4kzBv8vf1OZLsy4QvaJ30cmgv2RaMA0hcymaO7TqUWKMoYua5mMILOCi1UROsM9CEhGn/poYqJFwG2RDxWAa3mNM9VbAM/SvkhlIJ29iDTqrQUReSvi5A+E3z90ZnyKcUIQ8XkHY7mF/hkONq1pSntI4sb326C6hpWRM/YjbFjMPAQ0OTqAnzmv+s7fh6MBvJzv2KnmWrpFxaWCtW3bKhEEOLu6ICD6elzMWw5eWhvslpKoxtCFu3XZJNO9pSQWtL/xGyTWFh6546LUnbJc+bvDjkm2DWExi/qaImJtG4OpGOcoEB2RtpIqWpPXqaBt0CZGg5SPSjyttIg63QQDZM6gYF0CTRizrdJ0Xvj5SWFdck6Rf86YPE5xrDnlthY6eiYRfkGsfVqMBpSDRd1XuMTvuBc9VHwrpOS1DEhVENRxfZnMII1xGkpMCJU8N3wJVR6ZIEFWHOSYABz2i5GwyBEckYQFmzzXSFtY0B2yXTjpzkxg1hdFOXVvWmYKbRMegAe3K2q20oamLekm4g9Aj26tTkazsOcaCe7uQfAekMwQr50RiniNrF2tUxJkEMmzAhjBtNEuMWVmwiIP+YaKytVH4OWC5LYrmsTDFMJcUwx5i/WzwbhJbcczEZSab5nlim0fveiRzM4JRlSTo20a46IzUJy7Wu5v4OXj3RVVrbA9TPrMQsfO3sXFPIshUN4zzBFogUYlSO+n4qsUuNZtk40bpqSqYg6YbELvJyRKPJuHQuBXNJCapp2A4I5n5L9DGAM9G4pM6Qyvc3ojFlDvmXGJyElreCKHMotxn+kM/E2vfiilDXHB96hqYJTY1iKUS86ct9Y8o1Nsh8RncQZ7Mpl22gGjqh2Rybc7BH4jQ/TpyqTS0mQ4EMg3QGAogkoagJlxCd1zCKr49K1iTUpHu9UhhcVH/LP8WTv7MHVGRA+QSqNg+NxpilDR1sdhCDzpTuTFLCgAmO5yLD1Ul6ia+JdRWnB53GyGnkYkVmSf896TtZXcHBZkJitYSDRWCHkXjWI3nKVKbWy5SVKZeI/yLXg65BN924AX1xOnW+w9LxROcNZ4XwmxSPYm+otuHox2cxLM0kquVz/tPuHEdv+fraf4J3EjwoJHpTQeVfidcv7zR9XciE/hDGIhOnkJYIvVqMsg1EGYm0yr8a6aloMJn8WaNr+xYF5WWDxAYrcDxCjViWo7rKa0sjab9AjEDZMTXiU8RMLJAWvle4Jci003i7uKKHfqx83hVJRANgTHiZ8DV+zZIAEc8I5qaUJXFjA/ml5TtBz0mnYVIQLIV2uQgDgUZ52wFHCYY6KFQ3Y5YslQeC7QdSd9lFJQUl0+KaAxUPP7qDcxLciUK8Ji8Y5M0HgYET1AEpBvFjrAjRLoOSrKLiQh5JnpPKEECG4G/BDSQliJs2dsuC4/wH51GlldKtKoO5EdGzKllbukuM0rZJ+M0pcY6wvhadQqN7BXeNJOuGfXsB8X2T8AzxgRHnBuhLAF0+Vr5K4antvbWr0EFEKsN39ubfW84DmVPHmMGJHkY+67gQBmaUxMagPWLh6tJV/e5bI/yXkCWMmzfGIXVn+t0Poks33L/Tw+H4WA0hPvsWxebOrB1G1eHaFntRckG8+zvIK2h5Pv+MaAAOxfu0sdMWbFplAewaBrMY4MZvpgm41nks3KHh9udNN/98tapwtLlDe5Rv0L1HF0Ymv6bhWUBhz0P+SJHsizOPo4Tr4uU43IGoINx9cb/6rVG5mTcTZjtfeKRhe4+GuLuBIPCehY2ojVAj6FHJP+AekJUeobBb0djj+fUFo3mxKPE6uCghAYRfLQTgvmYJjK99XoFSmVxfmVsXEnG7eF51BUv+6d4RHoXIUsNWC5E9Hj7ON4IlGxzegxcCCCOlmsRxRyaMKAxbdVZRNFwOM/lsD/dVBiW0lM/hso6zwZJiZkjHE7xjZePhrBTNwAs56gCaWVM0I44W2u2maNOuX1NdRueXMJPkZUbQ+Rd6ez5P+PasYmmFB1dp4cs7dbyipcxE0TnRC5+jHneQHCwkG4qDqfst8qKH9BV/sG8O7ocua1BxKLP2dsIK3MJakdBSSs/zNgrpwzxVg2rxKq3Lwun5tmgi6yJGoZSsTrEM3S/poB0NhkSsXIZBBsah03AHFdYdimurvBdFFdHEKmLDZWUV0aKKaF1dakkmrIwGSwhi0PdH2dqKlowMsVNWx80VRpQwXDYzzzBXkDJ8uK8MUe5fGzFcVSrtO1nYU/j6Q12dGE3m+Rh7/wnzXqZVEclDblkXp4LzPMwZemlRDKPJio4bKizxZ4TPN1Kkka/WG1TOkJCOuIw9U69i1ahUrKxrcFDdaJmyYoVJytOBkjpcsRqRNL1oSMXKSvpTrViNAlgCp1ECb20UYCvAktdaN7qocDVSKVw1OByh2iEIRnQ0itgUjyKIdrbrR4pR18i/yHdFlyL36TJPWbbG5hxa4XwmfszBkxfRJKoSy+f94fKpxnKcbTn4IRAX9iFcD2KpQNDqBVgtP+ZwfNblTQKh0eGLRswHb/ofc5iSWBIdO+WoaD+Kky0XdfsRXoEitJu9MZuwkA+65lESpO9JN+16MgXfwmDUpVOIhL6GAU1+CQc+JBaLsjKQg4gBbQorQGimqCEExDrshp3Lsq8JmdRho2zjUuWSuJimIDugG0QvpysYmSpK2OU0vbzjoWQpOiacKGoaLX0qelmMRJU0UWUt6WMvm4dQNUgZ6XpJpWmFtgganRHXAA0uo4EfLayQ21Yl6SlXrCd1UbjDeqehsSo8RIKxEqH37zo/qSYHJlX++q1M2zF25aR6TDtjSSHhHKVrpZ1GoQajWL6/P4JIexS9zFzQF1/gvTviKcSijPXfMTpXVNEdDXQpeq7wAbiK4gimgVT0HEiyNEfQi25CPRJr03GDi5y/oPCV2rrBcykUyBPsYQx78kM/REBN13H+8674/C4/dqUbA8/Hnn92O6XuMLfaja2ys9G9bTetRpO/AgNF9H69KICe9y/fUDgrpHDmMkCejCKB8iGsFcR/MRBZFYyZoULqDutQ8MEReJiBveOJL2LiZt2FvRJTKWbQdfL3xNE8jYYxqprR3+l+/2foszixJpTzX+vPQ6i04Bo3v0Kfd2GVQv+LuiuKI9RAX7j/XvRJ0Q4OvwHJIs59Ez3PgnpzLAOjfwXPvLYyczPr2O1aZlqJeGFdHI52VkO3KUzV4q6e5pbGJ5vk2+Wli8goCwbrQgtvSiyn8lDlhIu11D9eWXkJgsvMAr22yiRLiS6p7Vr59b1A5xT11ujD30htjHPtFegnE3YGLUX5m/s+367vvfiYf3PvZfeL+P1uOaA32x3XKYGeF7vfupTADvi+qrPKrit9fxk9hNti4f5dbLCMu98jycsPOiOpCJ0WSU8tOrTg8t0MlyIWSCk2t0PS5NJk1JgJq0rAUQka9lB81nKdPbZYNlkriklb+FhO8a54PPG1cP5CX7jilZeTSugmpi8kNfc09jx6DAk4dPzRhG90soaNR7FVTo2aJDXf4v2FZAhq6BWTdN4JC39HOPEBkL+UNiD6SsKGQNgQMAxRgxPIKJORCnkEbBBgUHCQhWH5sF1866Y+x1eOzq5VtpdDIa+HzOQw0SWKrIdiiFFk/waKkR6KlFGM/AsoyI7mrwMS6g2VvVR6Zs3+f90yOK3JrVEm78CrbuhIlEE1UwyDnN57StIhb/D+1Xd6EOp5iByHHUlqPo+toFoAkdHOudliuBk0U8ulQ43T4b1gxPCrLcUKwj68oxw/u60W06D+KRpAxaK9exTtnPVjRN/YHNGi9k+LU/kNAC1WNN3wlcWRbtlni6OwKwjZm2liPnAbVSWsfDH0+LbumW6DKzLVWxa1GhJnyq9LcSo5UI9+19nl+qd7Num02j8mS5h6fFvtjtpVdCJeC7xpD1t+I6D3xuJS+TyRsN2EdRKWm9HuKwCpXVNSU3QQs1XuoSR/bKdXfaL5RpQb2zVXdJoQEBIE5n0K3o9yFXSUeT98nS+Ye9f+9+zPV4N5RcnM3VueQApc4JsoIlvzK4L/V39kG5wlmaVXRkhv3fCnV3JyeSz9HUZMxab4dlOaYknTt2/nysJVmEcWmE4gP21w4ocjFJ3SqwFdJ+bTt3AQuUwy7puNL85g3yYeK8aEVnwcq9L9JZhkss8gF9qqw6b15eNJiE2HCzivPltVBPnvL33kxzi1qnC8Bfjynmd9BxwjlsjHYYY+DgtbqZadVrCZNcKhK5NHin7u7D+PYf8DsZ0EuLCweyZ5aIfkjjQE470+LCv282EZ5T/pZ4g2XWryQkE7lQD4JmPYDe8siSLcsPmd/idstK5oXH6dBsqGq5+ndTBR/TwNityZ8yRZc76D/j/8PE05hvtXP08b2zkLa7FfXYAC/JPGMDuAMdxbCYC4DE7sP7Qu8UVbVZtLGkob0Ont7qy0tH1nsQXQBHRUzzrMQJNWrLJ/0tQeucpyXDe8ynJMR+ss80etspDzoDiOs3tZECsWxOnjCLroUEvQRS/Oe42s4WP4ZVG1bo1TX9KcMQ1xjTj/WJytSaAp0Qtv2IqooGa4WXXlnGjDavpo0jrRigV+l0yH/MCt2y+heM7iQp7dJoUuhlsD/5pxsC79Z4xD3jMOE2DTYjOgH0wbQIvSD10yAe4dgGvNKptaDWjKL1f9hTTlsjXPA/Fn3fXFV379uCMum38uJ1jxwmc/TVpL5g9bHUt/h/uCADV/9P1PuDdfezmegR1is3Dj1750n0X+xxbi1/bhbdt/aAWkhzmVwhJ87JYbFwAAau7bdtzzz73fH0lvYTDpat9GHJvdYygg5vWop1vm6GHE5ZWp2VXgRadvg4phCAeRK2+u9cud5QSXBPQzfrhnInbPzcIG9C2EX7GTVMjRnPzCIsTfs+545/UbXjTxgjPmzvr11F23hOu+cD2p9fHfWPGR7hMOYg2/7vpDX3zDC3ZT9wxW9ltodqcfmystDmn9Lrdi52yVzPhqVX5hGusPYc5t2/yIti2N07PsHEDDZ9c/vK2p/b/1rnBluGSBANy39KEAYHttYNf3xvCrdfznoZ3w5qUA0fvi+Nsy/rO2E7atJxACYLrIVJ982W4CiYJUPvfkNXPB5LeJUmEl/AiyHn66vVpN5pIBCrYiyndQeLzdxMrwG7kybKPIz/R0fF0RtYDkSMu/dZGxfOQdbqt8rC0bv4URnZS/rw8rNQpvhABUpct6HdK+Ek6whXurODEvMyEt86Z8hyQ54au88OPKA9CiEuytAgYAMKOKl4vGlMsZdPF9pL3CSJr3WUxRQPZRIynde9FK+nXHbYihZ3lBeAfySs3KrwTuHsfcUXE8XD4/+wk8X7W6wMNWtxOtroFBlFw7vIpTuhvlZvJ3SLoTXsezb9q2N+PxaYhMs9sRR2OCpSwYZ4Rxjcspv/LfLJ7tugM6IeUsIIYPlIk+mSAoeePqTqRkCHorbB8Ob5PN5BVmvyqSFqOcXQ+FNwNAwKonccodORdsFGepc6UiQ0i95B8IhFuYLUlkC+EOuicC4c8MocuLEXkJf6lOP2tdX4z+ygt7qmIEtxAl9X9I+wowu44j3dN98M65d+aMcKzxi/uepbC1FE4+tZJYK+NCGL7vMdzx+kXKWKHRSF4pspZDyyR5Iah9YU4sLYNxGcLMDArq1V9/H7i6GsN7cUa3T3d1NVVXV3dVV1um+CO9ipJ6Y1BvR01S0ZaaJFUbw1wYytmJ+FeciDEm4ulmIv61tivnOsSJiK3foHpR2PAVbehihkJByaRucOxUM/M5N98cX1ArxPgLLo6qeyh4ih+rwaiZPWPQU/06w88D64vDSUOMk4bcxa6Sn8BDt7hYjx0GvNEU5sPAF1QH+CF+KQPwzHybi/VMPpZ41TDrFnlavVRxxt0PCpmxms3aVmuAawOSN6HJrsRWsKAl24nZ3fWAN1GpD6lGGzFEqr+oqh74ndWN3ZgV+GfoH8y4jrdR4872TFNGScURrh9SXdk2IGiWBiV1II1e49E4B3bjl1POqV4CJKgI0bkC2pNWUXXUyD3nsbbvcJjw1L4Q13d1wKhJV+06/qkanP7a/i01Inxui291Ft333BtsauVtxks0TXBqO5aLOXo98KsTP7wuHEHfB6mNxZyVpMbMGSejQ6As5HS8Fu3K3lHRUxNdzKWoOSyXKuGfIkzYARDJ+TlqE0t3cvztimAlSSypKUt7lA1yLxqZTc6pY/xAgne4MUV7EmelBkEqb8ywRLJvbLBYZFdpLSzTYngwDCMUS+KALQS7VMjYg2nadqCXONAh/TFI1+PRsHq+yBCSxhgvM5grDfCDAYw/gpSOx6g2sCWqksmXviBKwl8O5Xyb4XAY263I9yEF0LaZI99d2OxsjS1aTAK6RHo88UOYGGxkSoDPZjio6UcEWSDBYZjVTJYIFvWtBUKrvoe2liGMv22sY+xCGaxIoLx/o+FHUQtffm34SKDgeSs+llStT6WfavpxlsdrzOxOKn7ae8NUCvFQvMBS2uizTQNpW0iLCxDoEEbtCQf/210GwXATymz3PwY7jdLlYKKx8M1c+WZrz4GuOYHDTAZ/XYJUKKGKUxqAn+md7B+5Ryf7rzXdaf5bu9N8YL7Aaf7b7v40H9WyaE/QvG6i1pXmKDcmJj/UaKOT2gZtNA/gkhgJSZ3ytk9Ka9eUdxtil0JPU2enazU73eCo02UPir6rN0fXJ/OxjcwIlpGJWGSr+UAiqJdFc4lpKVp1cOLMf1Z+oYu+hMqXIaZ47tf3+ev2jIau8LuuHg2Hg43xvEiKShM464gvCAQEc9IOC5PTAjqG/7jPnxCD2cEww9fvSXOKYVpKoQusgr1ilLPgHONcYKpqws5rRtnQIOaXJVOK4oC3ni0TGo1Ek+ONk1OfoE62ZGHxxviQbBUZzWZpJUWr9LRng2XUBA8RRrsCccDSeMOI6Q2jfFtsstk7XxzDzvNCQVtdHsGIqCpDHx+AhCLrfn/FwB7LDaCyn4N8AR485wrw6zk5FZOuFTKCGVxBi932MpjXkU95sSB16f3sEm4apL7or+hcTgrkqOoBGHiKhW8gxajJpJpLkkfGzqoqhVXJQNnGDVTNh0XEYhGxTtR7Ke7vEMGc5BYY4+a4iGRsdk6rVYFGidIggUbPsyDrrJZSC66kQ4ISA54LIgjIuxEsXGusxct66ISC18SwfglEd/mMt0d+C1cMg2eL50xq47dfocY41ssVxMSZAzS7xdovEC+E74sAXRyojW6yoTVWNbp3Kgz5bXtGMRxfPOgy3U0j+IEIYYuwUP6Don94qVpnDc10jBiLe3NAbyBIua2VLC8Lwkq2u2iftBftP7bJFmLXPcU45MpxcNNx67kXQGsW+XLin7uPFnd3/LaUBX4VY6VagcACo0ooqOvE21X/RqxEqlqErBuMqCN/EejjwAouJl22vKpnf3msxdWooOAXItVyC0Er4RjHuMhdQIIIIrBkUv6ARm0RIPXuIIbzPtk3AVGKRxJJLJZxL8sbKcapLUSOKcvagI/45rjYumS1hjVAtrJfTKkJoGb6/7PfFOaixdwtaL+v2Cln430IyK0MI/Oxlv/jNofqZnDTweyDEQmO0yT+z34TyCThFgS0g1SdlatBdfVCVfFj7OP9wjUQmtQcPG80JseCjir8A6pw1cjS00M7KOhvyTVd8zpj5+pQuYx32LA6aG+N6CUDOUFfLWidSfnyt7fOliWbuq9Bn0ZhxuTVsRtaY3nYEAPCsOYIoeZxqLaEJsoSEapuRD6QLrZIgGsynd9cgUDvoE3DBDu+uB0pIFrd9z/vZceG6rFY0A2a6U3b2bQzL1zGOmp3p3IgTqkPKiyDTgm0mgcidQV6qQDVmb11zt7K5E+i5CtiR+eho8c5GY7O/XYo60wJH9gF6zUjTOzZDo6aFiAkVNV2cNZ0MELV8aaDI7Y0bjPF8uHiXgdH2sFS3Kz00NVNCrumqe2/NDFXKMv6P4cTLETVgV16s+eykU4s1HcV3TVHGfUjyORg+i23FSL/rIlOWWnPilxOTqUCDyEIogD/CS0kRoWvWH4IP/vV+oCmF5jNb8SAj7HikPR16IMjFVy+UVN8RBe8VITsXwhTBQmQQO2QHkmGOgAFWqY+nBKB7sFjTCVaKoQIfMKImzUAM2EdTHNlTagbbD0UbboiwnUGUrrg4AC2U8cvgNNigUcRGL4VTLu23TBZ0K/38CtjgQn4z75whd0ZEKipbgs79XwCFMHPDP3OOCNSHQk/b6aAwKkBKEKkIjUDqX4WwTp0KsgbP9oB/imT6ueQ6opAXv4/dtWXWF9N9MKa9FrixWCavTVwuSTg+534xhLLqe4GEvYqRr0VKR6dhUwkjocQnlbRpyWIfBdPOP5eq45agvXsVaYPV0Zz8pOD5tneArG4fRdYKrBq9UOL50oWqoM8LPCljALKThJpR4Kchg/hl+vmY2+iQsZANzYjhv4j48GcjlnWPxAxp6s0QwGlajPMqWNiwyQ4D8qVhLpKtbPUpRgbGnkCd6im70HkmHsMowyWNowJzloQ/B86cIY7cFZO4rENA3SXkcB3vabxvsgCRb0FsA/kPHeJmGch6wa00BEA550/DNOmdgFwzZJQx6SJOxgdvormhmGfgll0y+Kko68acUz+vwYfuwI0q/yDuOe2pZO03lWb1gsLLt6bKS8ssehMaP0NLyxx54Ulfvk46bywJM70vLBIecB8YRcs0CL/PsQIsSNCj/XdsKAQwQs3LFbvD1HXnoiuXdywpD0ddjKjLTcXcsMig9epsVB0X8+dMqLTc2fYdtxU6z8REu9Wz506wt1LPXcmem7drUVTinqJKT8Vpxwjsxavd65NTP8yGfzV/IjYZsjgPGsif7JgnN/fDnehaInfUw/8ZJsQYM8eGidTEE/qDclODImW5M8t7PNXymJDm1CFH0q+8hiC/N+ho2rgc+p4ncooSuKDkS+SFWH1h82v/6qQ6O7qWG3XQUeZ09+DYcjqHN+XHN/9XX7apgBwoF5Clwdhw8L/I+BlnDsTVeHsaqdaZxJvu3gn3219dwFk6WDfsLXYPTheW6mKILv/sYPOrtWpqLjlt5kS+REXQ+cnuwio/Y7W9uYOZeFSgJo1cXm1jPuHL+x1jpDliXGC7tvZXR379cXCrJn1mOO9nh5K1lolKCfdu+pYrXCSRr2eysSrs/0ieYAM8pePCxzlok8HnJsYYqgKpgQqN3h5Pdeg4JzFRUtNCp/qDQNblCYVmzv5ugFf1yg+tdpqAPSiZa5zWPeFzghFe9zLSFHQbyQ4WCMslkIHZ0rw78Dkn014uXXoslGCX4l+aeFGsiodqEdOzMpT2YR660ZCUivjIZYEhfZvUKjRgXrejVZx5dUI1HyAMgolbPX89oeKXNbVXzKy6YfXJq6QDs1dCYucc6KjT9uZ5Mxvunj3oScuL5T4fTJmhwT1ZibQWQYPJ9IdNCzi6LkILA6sbqHppWDthuwdo2yRR78R/MEVOpfn6EtgrtNRzGm1X9AEd+1hv8/JUDMN1WEwjE5HSgtKI1AO0vYWN9os2Q/cOElVW5Y5ButuDnx/GaPkbEjcBXaQO/su9luELQcEKRCoK12xXJMp1xmrI9fF/S3PkfVDkuDz6PqJ3mUqQEj+l183L1ShwW9+5sF0gFeA4jIUrJmDWxsch2Hf9YD4LCwfui6WmE8gBkxeV4BBuwLUlbB36yo0cFHybxJ6kjkLjfmJw1bXi5vrTW7R2ZvqxXfpNH3WkZtre9NJ6ZRNJ111wkkYi4AFSBUKLXadcBFyCedfdIu0iEI3hlXg81c//vL7rv+NrAL/7d//+qWXH7sVrN/4//DK/7h6J4JXff8v/8QTn/iPCJ579f/+9zf/9L8jGP8w/vdhrA31phNdbSIUsqnlxsXpE646eVKAFlEF2GLZPrSzJ08+7jvxI94z+MvPyQIZPe6r5ulbPnDpY94tS05t0VvHwYQltyXODyigdNUJl7xlBpdbPInixosyKP1J9HugCU4VTGzrggigBha9lVfWxPc/82z5x094jPbQTe0621t077j5psdhXdQ+kf5ubF1ggGKbav5HNX6pF6fqt4ia8fZ7O2tb0jjUm14wVgZ5z6QIKV6+DGJHCHNt4XFP/fLZP7nkuj80N3WhhVLif/v66PijPvLQ9Zu6EDIq8nufEduUtiWVDKIz0tEgJOMWpeFG+k7YPjg7u50rQIpmHk0uJwc7C07uz/3anx5NriLT/sQ7vxWDkalaBAMoNyTsRnVrBvNbLyDvizasrAlj8muPOqFYxdbObAS8UWlh0qdhAeIEV9kWdeDS4O3kAC78072exu/3mzWpzlYO6FV/juZY3SyABarq73qX7tP5fBIkLBIKuajfstrrZpLGYyE51ouhf07SzgtxQmgPv/YVw//0DCeTRdCAKfI/neL87//V0gkcoiG70yd+H1ojkC+kdyfGgVKPzsS0We/RD+gC3Moib4tb3kbPaMYV1VfUlEU+FqSiehjbMUeLgthf1uWyyCizHbZL3v6R8raG/zv7m/I5hLM2fKgfE8qa2MdbnNZKEJ5Wlp2Z6FFQuCPuf2By1Qgunss7E/XMip23tIya29oifzThZfieTxP5sfuAwiiUExBU0DjcEW63qnt4KySRknEVRBJcb0sXd3tq09sMUhUCVDx+aNgXwGsUC6S90wzLr3CakQoGrXTIDTzYMjb4TbPZdP1q9mqGsoGiqdhMRj1Qt2CdxokGFtInd3Xcbx7CHpdhF41M9YsAwCRy5gIb6KjbQHdloSN7levvhLv9MeoBoM/wJLe/r2yOBonX30/Hm4cwO0pWqEvtUPAKN79KusOufr6r/ex+nrVn+II9dRmcwhr1rOfVFQbdInV+MQCL4dvjjLjGqL5EAauNrb6sBHDOmPSQn4MZReNYT/n+x3P6YhpcAUGO18KtizH7RChMJOVFt0XX1Rl+rl1R8UYI8SMSlcuu5tLojUel4o+MwMHWAZ/7jwgcoabSYceAo2+q61CGZKhj5OkhTTfITpYGZY36YmL+Q5o/FUB/H1G/vAmw8B0OV8MuVqVfpI1BP/5iGmND2fqpuON8X3wsoX+PAN8b2aE9eco/X1oC9jdq3EE/Rz9e8BBU6nEyPWVb10sUrYQYUYEuNNkbsd45wk94ts/o0i9vhI55ayNTwhhp4t+hFpQ2mClliP2zaDoagyF8Ewf2zPN2TTRMRCyntFajtvB3B0mgekWb7N82lSNuSvlW50YsxkGBv+T62j5bGJaWQ6NqeDtT72zkW0QB5Rs+3bjAz8VBXVrwNhzvtXTXEqWDoCdloVAAr4pSHzVi4c3NSQMNPtAttZZIMVwMPe6h8cPIG698iN1VMrjrIfZHGHpUbdX7nc/U+51/AzDT/V1Oz3eS4CRBpk/fSWCdLqsXt9aBIL6XHBvsE/rEUw96fbd4Q5fxA314R+v3/C9NzDOOCzvLkVUw2dC+ESUmdAZJIuJs1tJgrABvilY2r0njqMrvJHVh5jGvQK00NKevE4AZ7CZuZnkQE+/Wf9PNaVxc2Ck0uA2P4RMsbKGSUWA5EVlOFFiO3zZpuQ4Sp7hOdNdcJ7oHXIdtZzFkPCjmnjKepGM8RLEh7/EPUOsacuyIHLtOcclZP5J9fvuBcd60d5xMbdC3HlDGVaMjwM2HdYFpoDkL0WF7M6bnusKlK97Arw/NHzu/gYmzl5pkPKBQUdCsxcDNWPWvgBaAwqn2refjh/GpG0iaCT5+wAiIJCKStEPyeN1403qrqOderuLs8/Z5+Dqzsn4VzDhgxrLLyCbQ5c5sK4q2FRatwHsfA61reV5drdQVaSXrqmLEnBhK4PSYJzHIlU7nUgUQip92El7+wKwnFkrpe+HFpbUTK98OR2UElXLMxo5b1Dw0GI2p7l192rio8eiuznFa/y6dbxc7af2lg5To99YodM/DuY9UGAtFtHVAukGimXYgQxOJ16Sy+qtAWidKLc7wCsh5xkrWD6gBtdWtNB+TERMMZN/+lnMvkJMhX7mYpgj43bsMZ+3yARJXC48pkqYaPoP2Uo8yMcVbuRNE15M7BQ/opYB8KqSotgjIoXrZATxmBXk0U3WA6m6g8K1uRyxCELvj8InQHQjBxMmouFkg51X8WRFSEzVjIUtoJ4yheigsZ+1ZjFycAPKUeHk5kzuQ2bJbhVYKuxp6gXK2FdKnhUCka7lSB7YpRZuS8/HGTdkOIbYpRemZRmOmUhbtmnCFnsXRUR7+9i7jyqaSTvdmgKnuDNlnSmTbDZujlSb6ng5LO0BZoor7vBga7GnAd/1zndIavKIu635Cu8TZpi6mV5fm+pbuvE7D/3YjkClFgv5oCIOjbfyJJ23V0SPcWMbgF8gnIlKF6oBVkSwtkIFtJy7SzZe6Dmw3aSnyS9JEzWmoO/Wso11BcRheK0uReA/rEbZxCfsNPduFOEjAb9VoF3AU6zl3yaVYR1XzLJTBBLGzXAH5c6XFej5F1+jICAvFTJG0ES+fQYfcpPqoMWOgSopm7sBAw3cx1mncfEPdABssTPjOyGbdwarmOUK/+AbDBO0E9aH4vLOdNcSUUvG1Md+zMNr5jYY85t43DntfGgsABmIgGzW197XTe1/DKdOfViychWJ1bMwA497el9yN5Vsd/qndr+1xoRhbBnR+yN9YcLAENlQLcb2K9uuG0oGiqdpMRs49arqt6rZnd7UosZl0fRz9Ii+8p10gxtmdJjEyPFsryVfuiJr50KwPzcwsv7fx8oke5uJAEwZLJNqup1rocWA5Cx+c9K/l4lPOnFqv9YwcjPTlteGRvkwncFaigIGaL3ChBsfdYGOYMUhNgfnPkjgX1Bu9tEOiUplG0ESNWRv8DamNiuWWYdCSQnG6DvqFwh82WHoKf9rswR44+ADlAUfS3Mgs1EYjDk4r6AEwWbyhk0la51GDsUreA/rmjRBwaSeHwESGbpFitd+/NDL1gJCFwE5DYo/DGoxLVYlwx299qg9F/WhkxmU4W9RkS1e5Q1SCTowsUA8ujaATCkAJ2d8AANZbxQSAogEoAHABDDnrUGkdYjdUaRl9AolzyEQXEoupxKI8v19dcWr3zmNueGq3wB2R472jrjza7+aC3VxMdzMIqHHhCWFOjY+Ds7QD58u046z/apLLyk1RzxSTm7Jq6i0YH5UvhsfX9lmivTCxvMcvE/Gxnu6Bot7zROO0Y0Og1PD2muHbaya8tgb67729lhP5NRR4HxHhJ8dbaWn79hod5RuErIa6F9Xw1b2+JtUlkphILJBMA/eeX3MRraUhU5dPNlZfUQheeFOKv+f74bV9P7wp/fAmEtv3w9u8uaFzu9yrPIUiPxmB3oHqDbf2PRUNEgps3UfnD3T5ZmMSrWLPM2/MPRjMUnFqm4OuLltGC9QOH1NQnYTibqzu+sThN3Rv2G/v43WjhBf8tLlocDipcqn+QPqgfs6pSeJM1UttmlIKTltWyNmSR5rGOr28OvQskdfE60yLPiV6C/hZ9KWbyrC3/BfLdZ/W6jhP2QnZIfX2kWZK1HfxGRhd6tk6hwQzCEjqWJXWeCxm6FK+lKLnwSv6SubIeghOack0x+wXs4ilNp9nPv8l3BoU9EhwmZrwVD6G42WcUiT4WYFQiLB1Gf2Jd8jgJN+lfDdLciKB1YpZLQtxgdVQsYgOY620AIUQldFk4uhqGh5j0yFJQY33Zd2/1zeWed07ithAHeycVJ8wUx5unfWI+3YJnsqBNHAjZHRZuq86hXbmMWBmerkhbOXUmGhseIZFcjihwiZwzUUMtO9kWpO3PElPxgw82YFvpAdqHEaQ66jD99RhR2lqI1+gXzm7bs2NzYhQPU/aGWew5nFxuEamzgMLuA/JIDKLhkP2fYiSUoCXhp3eqZNrNaJPXEYgyQkAdGDwy16EE8eJDzqDJLAD3htIkHJf8LgM+1NYdMLKE0UQ/FAAZ88lil/SIdSzCRKlUi47oKZCxdlVya5G5Djv0dpJCq31BIGhfWh6YH9bUXTWGgvjoBQcFLwFYboNSYHCjIejh9bwQ48oX/QSHFF+QK8ZOzIr2yU4eyCklUQTxPwPfnr7VHwV4t+KTN5WH+yluZB2WtPiqbTTUUi8RRPTqcTDJiR+QBPnphNtSDyuFxg2h0SKqe9jc/BIRwLpzuo9hUBj1t8P1Mh21rGywlNcICCFBaciKl+BAMCEf1R6O1132am1unhMSw6ugHhIs/bGysZi9hiX0OiSZ77apxwVTMtjxtj+vOyc1HNOkuk1tU14jytBpS3qpYw1qT6OPBR3YkQgoYnkisM52ZaNiKlX5v7YqNDgDHsllKc7iStgE3Lfxo99Qs9O/afs7ISutzmn9MYMYvCYgGzlaU+e78XavRcWIe07jknnPDANcmHCHkNAJoLHFGwsSBDZ9dvPGpNuXN9mVHl2iqFljcEZ6ijcreEzc+gwrTg6DRlqK5VGRIb3SzF4V+j81GumIhaoJ2rdY7toGVWhAFZ9GJ2J50PKl7Ev7743LXoTG42Z3szYlexUXAG5Vx2qkNDn9jqtvMlAs2s7JS6KrBMUmuhhMMg7xZL7cG146vTDTPSalRMZzkRlcGf5g3RqTA/MP9jcw9K2gAgBjlsiiVCf34nm0VcymuNFbyFkjbe5OKipyG6oJoS237LJINjRKQU09kNKXro25Ngr+IjaFzA4jZ2TcDEu3ZyOUc4NcSLxrlT+TRloqFO1HslkHUL6ENl9PC+4FlwpkKlEx+Nh/8muOXJ1+Q9zfuHUmhsiML++VleY+ZVO+QWBMyiLA6AsGEXga8hnCfTsZgFdIB9CYcDLtRILzYKOKGbqQMoqJR2BK2CXNWoX2EH5ED7xCZHhDPzEXskePVUnx/B+8HFnfpJryCNNgX59aKwz5WrVAp4Rzc21/rUvTyf+tuqnayOf3LrCpXotJ/XHj0NdYCqnVpSH8fXQGHgk7eeYpuj+3vRWEmg3uJacPvpo2Q2QGf/JP18qkb7wA3y97NPviffC5TFTGOHk28IeMPM5gE59KCEMEOknISz5+0dQirde/XDnColICTdgXsYAR21X1AYRpvSJx4bgxC9mBEdV8aUZ+tt+0N1hK7qsZJ0Na56lrgc8+C0OytgWLlsbl7uFTg+Oh/KVr7ns4Hikz3gN12qZj08Yz7vEzT1NCAZfI6vreo60OTyMOSdwbuSStafp3J/H5Bk4fWz5kM6xocuBO+iXMddALU/Bm1ujqEGWu1KQIeGgk/DBJ4xMd3OUBwNiU+uSJ6nUlsqXPXbwKX2gjkL6Bx+/Z1OL9uvqCOWd7cxl67i1jj3qrKCHJS8tWVxrWVwny2Joa46IYGbxiLW/9TnTyqH4x+tCh7BY9tPmylKA2NrGvZifWJ5Pk8jYOCl9rBfpfCI/cKj8cnF4NM53G939N1mcS9HqtK3nT8CsMd0tlXUSGDTZ/Lo/pIaMXFCwi6y5oXHyM4Cry0hdXXL+aCeJ8fCjhESus0bc4AcV/rTwwPWFq00E8SHe3eyIbMvTjUvUwF0YyFE8XXW4TlWkxl5g/SC2SMiu7FvXNzv1ds1gRs+fu0JIAz8HETK9hOygy5iWSa8cVIp4mrordoWYhqvKXfcYPDcHhdeCRdISJkhXUL8VVx9jsaDTggu0mZyppdZnwH4EGh0AsRsQA5AxdwdaBJxf0UKFgixDjYKLRBh3RDhsqBTsrvdiUO/hlGg+jgzScS6xUDIyLOkLyP21c9sn8vPb5y6Z4DT9188+FJ9feJ18PtsvHpC6LfCUo3xVHIPW41m1b1PYsI5HvfMWZ6ovIpmaE6uqQ1CMhvBqcFNNia+TcEioJ1F4H4S5gAyflcbV6QWeP6GkOauQtEqYFExdHDbOK4IihVChNnN8dYSipz6sGO/yhyC0VJ8HZpVenaG+C+4lUm6OsuZVNgwkN+JT7YbP1Kmmgzh4pWVa+Wk6Vw1QfqbNsyzAUuc9PGrfSHXsv3cHsaKYL6jhNFMaTlP+fmzyWTuD/qF489Inz9zM+V1asoIpfoZ4vbM9YE15t0/7o+jUfiA1HrIgbMcJdZpD/GA0QpfWAxwtetm9gSj1fVKLn0QyFOgA7NFnqoPjU0I1Ds1P62qMHLgQzaz+Kzh7uEB2yF1NsuScRS8IdwVe0rvTj6Gm59ueydIcDAfmxG6Ar1inXHxYAYV1g2n8PLjBIOVTb+jk5W2LaQYWeShbL5rB+sJ8/8XcnXg25zPN+1NeX0LDS0Q/Wecej08hDHFRazz1XrmDAQIkZdAH443GlYFiu7EjE5Qds9cD7St4YKariT6SC5XlSH4/w5OdOySMA5VbRmiShG8ZoeuSPujn7xI0LrniMSnUR8VqbL/fg0wiPP2LZg4Iv9RDSCRWJ6Bf9alLHmx+vB6I/dOyG1wrPXPzd5Q4EvEBX8/hYEZkifZSinsak35sXOJn13gI7gDV8LockcluZPnMeATvJwf81sl4XgdBPGXAecHz6oWXr9T5SvXJMDxuooXshqyycIyXajDLdhuPZSW51OyaSIZTtVwBWtx9aK3eBHgnCyR+77tWy62fzXgoPpdT2VPjLS6BHdWCq8TyeWv1KZYiHIrKNA79Ur0NiHeu6Lqy3Y2uRH4O6ZKTbynwjJuX4udFMXoRdhk7OHPpF2Krs9eNlwFwmX4tO3vtyngriS2fuGX5BWHvAICFRywEovadDJkAtMNqYpakCK1+JTLGghSD+sNZfoI6wItBg3qzuKevN7stIv+wjAWJkN3AZrfpyHizu0gx1riTA1p6bTFhznlJkXYJ2KJbqD7H90anIXwECOA7LPK923LMLQZAc0FUWxVm89o0cInOfm2h7wuij99ajHcg6o0F3eIOSUtl+BGiOvTCJ1FQfQJy+HdKOXPVewN1fGQAo6rfljMJfMGMdcDfw6UbvAa51553cPef/OaZTyTruw+fvPXEG+0a9kcyfuMdOtyg6RbxIJzLsEkfAHI3WDkTYrkc7aCCCxmQvIPWTdX7pzMquZgmuuSUCjj/gMce8+HJ3RzvABhCcCNSfZbcS/xu8E59yJ53x17erBIKdWIyq1R9CLEsqfoIwm1l58KBmPqgBGHtKEG18rfMlskOzo1+rB6MInwJmYPIrfwqnS+PogaczTxaTreIUd6wu8bb5fsVw2kQRnkbQJZm+0XLCJ0REwzvprCn3LIeXYmudkA5N+UMuYji7rbgKXcb7B9jthpeubY2u+CtdFFX8rAoAFys3YT4NuKj9Gko62bZgi31wRhBMCDf34fc3oNkRAdpJz1ItruD5mHcVBozlpjml/WmueXsPm9g3UUgF66DGCJhQVeM6DoYjKbJ7XciK1kLl+PpCvmU+Hh6pJajUjNlUMLfdBVZxrqtrCdusOq5DBKbclVJyNRliuzgrRUaSupzQmiAhbROsAkgFlG7ZUAsExVQIl0bFZVKqeTJ+i5kru5jC9JM9Z7uIcocPwXWsanFUPJzOYR8rtGGKyDMc2dWwHu1YJry7jACXy5XvYfyK3hei99UnKMNeSD7iqELc6T6AhoCZCKvdPLMz1dFqocC2Tq2fkn3bOmLyv5B7ScGPbGGhgNo9wOjn5urM5Vr4K3oE4NxciHBJlnmWVpfsEFcOe2Di/JMNiPPxBBSvjBwcSPPfAZh6fxPDASrZfWwg+6Dfv4uQW3r6J/g7Nk+eAtqBOv94i8M6kIVRvg4O6gH7cfhOUosBs6j1uoSJyEGVgL4KXtCDMAfbI7P1cPXjEdED7CDbojrLs+r5yGpVJ9AHwOvdOZCCzV00ykVUyDltMINBFVWVSQXLHbzlG+Y5iYOsQu9qJ2MqpoosDE++g00S/inEsFHbwpv8piu8aXm7IDy0aKsepuDwLNpt3GLx+otkJe2HhkvIqeTBzfwe9+DbpNiqJwkLSBqpyDF78PWxttANrvq7cD8icEKZulSEK3moUx9HKQgaqA2u/w65cyLvAlzewRm7C4KrMsqDwikpJKJmCRvPiWd4BbX6mVXYb3fjqeJDGGtyD6VIFeEWYdwESLPoptvRR5Cu0ripd8XpRmSvACoBRFMQXMfQI8xv1tykugqt8ltO7jutriq+jTFn2nAHerulmAuRzV3G0KqxR5EttztoNjWXAr6jyrmoKv+53gJEf9V0zEvBGNBKUa+XgR/qe3XG2NKOPx6T9JKOKT+f0n4ezZ1I1duKODYM+Ml3smlgMMyh0GUYaHdJ0rtPlnHf0HJbnie+LME8YfokLxE8ae2kHQ6xPjsEPOzj9jZafGI04ZIKQagMMIykZgo3QS1hsuahnVLIMvvPpFrWvJZUppFkd9OJywhFMmoVn65CAqpfBqEUa38Avx/VhCkL78wupVftvcfG6HswWr3RYUmYlr2YOyOPhgjZmQPJlzUh2TEjOyBBNZ5Vvbo0nqyByZcwXnQEz4Iyw7niCD/zEDezSCON2MBCmO5GT/2Xg1pz3CJQQssV7dYwmj2m0v1MoHpo6VhBhRTwOKKkdGG7w0HkjBXjjueE4dzRRKTy9m3TNczCIhKksqlmFIJL+6E5+AIBD/dBS/I3ILfRFw14zcVL6WFi0hGQRKw6Iey9X9K/WjnStEET/YmeLKPen7oEUtP9kY92dNEt/VCTwB6sjfqyR4dNINBPNmbxpM9QMwMDniyN50ne1p8dJ7sywerloYHcM2JdVJvZBtZPq1T6liANs/zrsD6hub0XwekRgd7IF4maXC7eNK+nM4cwfbqxcZsdEfI0ubc7g2XdlhdS3y6FK3WFgFV6RZO/iRkqm82Q1xwfgs4akGLDeo1aKAY3rI15fQb9K+BhRybYltDuWvuuZWcVVEuZkfZ0EfWxf0+Sko2I+lpQWiQd77xXHoPjOcSGs8lNJ5LXNoznkta47lkynguOc94jkhiIrFA0geeNZ7jAPJpfT7x0Xta/waMKsTdsHhEV2v3GZ9g3e1ddoQ+FIqEW3pPewez8YRgCXM6+RcDx6NgGtRK1xeYjdqbUiHENwOttpCkEh/xldhyDiT9HQ3WfNsYQyQAib/A88bX8LKyEU87CHRP0WA8+cSDz3j7T3ULX9SYuBfzFY0ZMEb0/rHpaxSqzszqnQfF04uoysQlgL9zcK2/84Y3yDHT8HrZ2zlRftWJqPhhQp5CRa8zwaXheqXF/ipr3YMXNPuk3RNfIuneMYenQUEZ1OY8y31LOq3n2Dk1B33BwdADdOj90lahl3kTNhy34XAEBNPTCaY9nWDqsmVeqrOwd1PmWvFr6NrbmXUGf8QccP3N6bMhgxWbQIRU26VS5tBDjBtuCIy5ffl3Cas/j+Odbqxcsr+1Lo72jK36YOMasOXxowF+K+6cJW0gaS6XAfKXOPmTMxdL/3YJSzTOrrJQwbUfPdk9MRlA5mbSQ85ccOaKM1mtfgYw+ow9TwCavIxPgJH6Xqg4i7YXUGlnccEfA4Nm6lXPxrPs90rM98p0CFa6BXSHSedWnIkuB7MPN05zgLAGyjof2N6H/F4Mnd5BLXSe/FJ38RNd1o+j3yNSf78PoOC0epha26BN4Nm+4t0z4g3T6tsN5othT124vHVHB3KthWocjqpDPX/b2ET23VyJ9NAp5iqWoCkpFK3iC6q1DIyDJlY4LtJjnhDHLtZ/pCPkp/EXjLbHCkVzGRdjHco7BW3ussO07sqh+hcFbd7PkL+8PGFSTCujf/06ol6JVlQU0DTkN30zsrRnRpasu0wMBHpWZBmMKlsjMhymZy9H/rAsq6Fj6EcWUToKlMGetLVcLMt1Y8MiF7fsWH7oki6ssZPGc3UwhTJ7aCpgSFgNFNc7vVDVKIGxYnCxt0KGxwjdvPgNiQneJ/wlWnde/6RF1ver1+L/UZsVeDXG4rC63z/m2ZBgTPnDZNqGDwJHdHBtLnCfx3aXef7SmlTbuUQj56kbQuwwv8VXdPRrlzUhxtWTxhdywajm+hAsc3URgnvrCOcGdhmT0iUwtar1KYaE6luSXBW+K3yX9H3du+6vAT7s3/drXIMkpZ2NnZhUkK0GC0X5Gqqke8PY4DMCSduSd4SWgFeLlVJY8YpgSyVb2yVsaRKajrwjdGSCjtSP8lEyYH2HrVJUd1nHWXqB6F/N6S4Mcbntbms5Q5cYC6WGmXOv0GPwc2o6a95ghoePMGThSo3OCJgS7kWLJbEIRrSmfAIwCRCdnNKPeeeYEplXhGj1tbbOL6XtXRfy95WQ5+XmxtfFWvDB3ZKZ4DV6cWy11gNM7UpBgUT6Rm3cQ9LqLbhLZSQNwVpHwiBv3kzr6Np25A373ESIWF4tAiG0frAt7L1tRzSYyZ2b5kRXqTrV22jAqjOQN/pZhpbo1cpkP4cZQ0Iv2la9aFt60dZVsnsvIG4cOCvrVt5GjDHbIJ3BYuK2KYUgtnJTQS1ZjGKEvTgMFkGjCadGNdm4nuXjeZdApKWOSEgVao2nN4SDD3sTLhLDx6f+c8VycLdSXmeydeBv3BKmzjTBbL3O1RNTDZ6uniINvgbrcBLojq3Vc2I0x3tM65BqnqBue1KBObrm5sSq69Qa+N46yGl9bU0shMrLTYxKx+Fsl2aJuLQlcPhJ9/Sqjp+gicdERiPUk7/ay5RPsVhL1Akkxaz3i5+tP1JPUqaVyqx/PXwL97wSNsHn8m20Uzfqk2Z7l505cjPdUZY3XmT+LylXkW41DIXvw91d/y/IBCvjq7gzwYe5t6dNPtKkJKdXZm8HbAB2gnQtbwOwAKyCMyR23Odpv2na/PnATDlD2PNQEWQcewoBgThgZflVeXhl+fVZzJSeKOiAwj63bmahyNP5TrkeulU7UKl1oRlZERhjgqxQV6HlDrgErAiGmMkHlEu/G+76xxDlFltkY/JIvMtQrgG7xih2ffTCNIV3hvpCZ6mA9FqeM3JMpi8EZjpm1RcXo+iUUKRTxZhqml12876IEEEMepgYGUJfCKY5zxeD3oUaqUDleJBLVoj74p64MLjbF5s6v6+PwxaeHLXw2ei0zPLuacPd0y8Kx93AlIfrRufhl9G/9qOXo1906+fG0o7O2gq7+x1SCPUsMoq1tMi9i4sJQ6ZS28BNL783yCVI6njnLc2sY8r1hAtPH96/7ayp/GypbgUbn+uqu7669+V9bZPofPT/6xtBcEIAAAgCAaySwL39i7nN23cPj0/PL6/zZmbnBsPReDLdt7O7t1iu1pvtvZvbu8PxdL5c8TBYHABCMILycbg8gqRohtXTaHWCKMmK6ufx+gzTsh03L5PNBWEUJ2lfp9sryqpu2l9sPcC31ahhAD8np7NtF0N5v3l1Z9teMtXfapupGyernUx1V682x0y1zRvds/favvf55cn7+8c5VtiG/p+D/Nsh/M1gfxKpH/mDdysiXw+sVMOqV7blCSrECJ6yImbxMrFRAl/QAD7Fz8wWvjSXjAn44NlvdbX6Ay5mLxC2gFWF9v68dTU+8sIesDPzgsrm62fqDwpHwMml0Tw/rjHnjlAILvfu22S+kd1lLZSS/LD+OQvNgCMVz6jC2eBLVSk3LBeqOr0ULgbvuig4sTN4fn65cDX4FP3wbsMuqn+bUBpcvNdJptzV5B0ikgeP0HJoldVuoatE28Gt3K3L6DO39+8QqYJ9X+3YKniw+9Vp0X7wPo2iuq8NJS66ouPgjMr6lXL7Pxe6is6DqaUyr6tCdINCRdfBLlF3baX1uJ8yRETw2Mdbcy7fT4hoFOmBZQfffAmaaBruF5mA0xwk8bG85OSZYhuw91EbvSm37rrLiF3A55Tztt+WZJZqiMngC7IZAWTXk9Sr4mBwlt0WI2nzya8mYjbYL601LSTra7SfOBIcbGviUX0rbiJOzAVXs2L9goz2pxeIk8C6S+blTAxM9/oqzgSnqKiQLsi8qJwUF4C59tY1RU0ajMWSCvDUfdu2Fsy/3qIoaQDXBz55xJCWjj8i4YPnliHOQ8nuonuSFnD3ygWBxOmtmXaSHnCFx2nDGRWZZIZkBCxPWtF0eVlqbaJECP51NNlVEqnfaX5UQ0eHZPZvdJdb2G3Bw5DFIJcZwRMWezQc1yKrwYlLppVaV9FydyPSYKPrXdZVv7DzO4fIgx86dCZE7q5r1Ee2gw9sZC6TlTsV4oGoguUEBQ0q4fd6w5H94FheCXk36cuLLOQ4+BMpYaXv9GLn98h5MHONsfbkmhsFQ8h18OX2VdHyj04EzkGJ4C4fo5XEPvSjHKoHPmrez2RE6IdroyZgV13bJGuLGUPXURuw+fLPlmEt55PMURdwfiHrWqDbNbdAlAxWu0EtKTy3o4SLBoMTQ2m/vJ60lVKMssHNt0IZWSEHv3xHI8Ey5D2ftuezooQoF3w9hB7xM7NobCkhCVyV3Xn+XA4/VYWQCW7S2ji0bFjocZxQAI6yuF7PqlpfcZ9QAf56boP18NWldEdCA3iv8joaPzm0iUXgg6mJzdfP1X6ITSG0gFX3x0R+sGEJagg94Pn7I2OOHzd73U0YAa9ka6b0+yZ4T8WEYHmXS9Hz+9fVrMek0B/eohLQ2Ro5n7UPmw3mzGaHCVjz2y9gi8FbRvbd/bB+M9cIWw12rY6xunlsv4M3Jg1W+MzFNFs25ERh8mA/yf6bSuwHvrnYdrBWGpnNWfZTw0dMFRy3qjkp8NOKp6PYfvAH868ZBjnU7nlSx8E/7mbiJeLtwPD/I4cgoW4ooqk9D3Gg0hHk++gUpIy5L89wyG0T/hrHfq7rNS19hT4p/L3rHucQe3cb9NJiPo5ManRip5YjqDpFcQbjKybavWSeUovJpp7R6vrpfKmCjy8qM1fY/xSNya7rPEnA32ujSL/mXp/9c8iH9+5KSxYWnf6ia2RwtHree0qjgfEr2Rf3i3jSO5esuVqvrTr3vORe7pMLFcv6J0lDmzMvjBfzHfi9BiNV/fxb4+em/OE54e+cO349kH8u/9jr0b//1H8/3zR+M3P++LprAiYc72qqdbpFx9X/4E2aWFqTxpmkgVfUl/tfTD5L4VlydRIWx3fHlsTERwdGOUQ+idANfxj2ONQoxPqpF4fDTmbVMgcYixh76SRaELWAMhGsHKwbFBfYFaAYYOqf7TfT74pvvI+YfJ7M9Z7mTfQq8JTx9PToc7/onuu2zY3hOt3V0qXH+Y7ze6fTTqWOBxzzHTQdCJK5IhnBockn4/GjXcPbh9wHmvsO9SZ2y3VFdMi1v2rVaeE3WX1f/638i+3n7fzBj4kfrN8ffrfy7WBDZT2vLrDWuuZR9bWqM5VHKw6XHy07VXq5hFhsUuReyClIfdOQP5K3NE81l5Tjn52d1Z+5KfPK64CMivSZ6UfTyKk1KctSbidP/4NryBm/2Sdm4W3yCMwPfUPLD8Wv95RxG61HkHR8vsKbiNcEtyleM7zmeC3wWuLND5XB39rk8RS/mRoQSfcfGZCIvwJTnFWBtLIAAA=="; // gzip, base64; inline, for a page opened as a file may fetch nothing
if (customElements.get(NAME)) return; // print.html holds several chapters, each with its script

let compiled;
const compile = () => compiled ??= (async () => {
const packed = new Blob([Uint8Array.from(atob(WASM), (c) => c.charCodeAt(0))]);
const bytes = packed.stream().pipeThrough(new DecompressionStream("gzip"));
return WebAssembly.compile(await new Response(bytes).arrayBuffer());
})();
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const lines = (values) => Object.entries(values).map(([name, text]) => `${name}=${text.replace(/[\r\n]/g, " ")}\n`).join("");

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

ask(lines) {
const { rust } = this;
const request = new TextEncoder().encode(lines);
const room = rust.room(request.length); // memory may move with each call: views are made after it
new Uint8Array(rust.memory.buffer, room, request.length).set(request);
const length = rust.ask(this.form.clientWidth || 700);
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
case "!": this.message.innerHTML = text; break;
case ">": this.tell(text); break;
case ".": this.stopped = true; break;
}
}
return values;
}

async change(request) {
try {
this.values = this.ask(request);
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
else if (control.type !== "text" || control !== document.activeElement) control.value = text;
if (control.type === "range") control.style.setProperty("--at", (text - control.min) / (control.max - control.min));
const drawer = this.form.querySelector(`details[data-as="${name}"]`);
if (drawer) drawer.open = text === "1";
}

say(name, text) {
this.form.elements[name].setAttribute("aria-valuetext", text);
const place = this.form.querySelector(`output[data-says="${name}"]`);
if (place) place.textContent = text;
}

fill(name, html) {
const place = this.parts.get(name);
if (place && place.html !== html) place.part.innerHTML = place.html = html;
}

tell(text) {
clearTimeout(this.telling);
if (this.values) this.telling = setTimeout(() => { this.told.textContent = text; }, 700);
}

wire() {
const { form } = this;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => { this.pause(); this.schedule(); });
form.addEventListener("change", (event) => {
if (event.target.type === "text" && this.values) {
const { name } = event.target;
queueMicrotask(() => { if (!this.message.textContent) event.target.value = this.values[name]; });
}
});
form.addEventListener("click", (event) => {
const button = event.target.closest("button");
if (!button) return;
if (button.dataset.play) return this.play(button);
if (button.dataset.copy) return this.copy(button);
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
if (!event.key.startsWith("Arrow")) return;
event.stopPropagation();
const { target, key } = event, step = { ArrowUp: 1, ArrowDown: -1 }[key];
if (!step || target.inputMode !== "numeric") return;
event.preventDefault();
target.value = (Number(target.value) || 0) + step;
this.schedule();
});
for (const type of ["touchstart", "touchmove", "touchend"]) {
form.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
}
this.dragging();
let width = form.clientWidth;
new ResizeObserver(() => {
if (width !== form.clientWidth) this.schedule();
width = form.clientWidth;
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
if (!drag) return;
const box = drag.picture.getBoundingClientRect();
const place = drag.axis === "y" ? event.clientY - box.top : event.clientX - box.left;
const value = drag.a + (place - drag.p) / (drag.q - drag.p) * (drag.b - drag.a);
drag.control.value = drag.control.type === "range" ? value : Math.round(value);
this.schedule();
};
this.form.addEventListener("pointerdown", (event) => {
const handle = event.target.closest("[data-drag]");
if (!handle || event.button !== 0) return;
const [name, axis, ...numbers] = handle.dataset.drag.split(" ");
const [p, q, a, b] = numbers.map(Number);
const picture = handle.closest("[data-part]");
drag = { control: this.form.elements[name], picture, axis, p, q, a, b };
picture.setPointerCapture(event.pointerId);
this.pause();
move(event);
});
this.form.addEventListener("touchstart", (event) => { if (drag?.axis === "y") event.preventDefault(); }, { passive: false });
this.form.addEventListener("pointermove", move);
for (const type of ["pointerup", "pointercancel"]) this.form.addEventListener(type, () => { drag = undefined; });
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
const text = button.textContent;
button.textContent = button.dataset.done;
setTimeout(() => { button.textContent = text; }, 1500);
} catch {
getSelection().selectAllChildren(part); // not allowed here: it is one keystroke away
}
}


get words() {
return location.hash.slice(1).split(";").filter((word) => word.includes("?"));
}

follow() {
const mine = this.words.find((word) => word.startsWith(`${this.key}?`));
if (!mine || mine === this.word) return;
const asked = Object.fromEntries(new URLSearchParams(mine.slice(this.key.length + 1)));
this.change(lines(this.first) + lines(asked));
this.scrollIntoView({ block: "center" });
}

remember() {
const beyond = Object.entries(this.values).filter(([name, value]) => value !== this.first[name]);
this.word = beyond.length ? `${this.key}?${new URLSearchParams(beyond)}` : undefined;
const others = this.words.filter((word) => !word.startsWith(`${this.key}?`));
const words = this.word ? [...others, this.word] : others;
const hash = words.length ? `#${words.join(";")}` : "";
try {
if (hash !== location.hash) history.replaceState(history.state, "", hash || location.pathname + location.search);
} catch {
}
}
}

customElements.define(NAME, Widget);
})();
