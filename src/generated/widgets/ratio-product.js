// widgets/element.js, with a module
(() => {
"use strict";
const NAME = "ratio-product";
const WASM = "H4sIAAAAAAACAzRMNaIUQRCtqtfVn3V3PQPuEiEhmq3h7j5sb44mONyFS3Afpnr4Lyh5RsvHd5mI+C9PFwghcFhInC6koIXY8HbbgTg5XkkSvTajN37r/9+2liw0GLI3xqzAfqJMs9/sbG5JbFJsWZuUM8faQFZvREQkXEis2lptSTqtwm6NIcI3/sICEQjEQT0gHt5ha4fm8oWiGOW9lJDLlSuqVWZVFWFmQq3eAKqMarPZgtcKt6s5RgoVynli4ZzktAN0e5xBHZXK9T5clWkwHPJg5EmZpDxWCFBVnw4AtQk1nfIDrlQUTDXfQ+ATm80fKgQ68e53tj/Z3jro/d2rd+8/eimE5ePbdFAfXX1w5yWddo/u379LZ/Lz+ZXlk+X86r0r4MJ8fuPq8sF8tXx8FZJrMZ3gQnn30T27Tr28cPHSueRN2HD+H6deAR3HkfzdMDs7q9XGo5zuonhXck/LysnBg5wUh+xWUGE+Zl7ley/S+fk7cCJDmI5CzpEkh5k5sY75HTP9meEYfdG/ftU9syPZPrKS7e7qmurq6qrqqpr5t2+r6+QZUk4PbqR/wpkJG63kromMGlEpNXJEdVOjVykxqnrRG1bJiGoZ4ZK2iVx3O93kn3Cm7R+un04k1VojCNMqNOK4hjAineVZI4xysj2iEkxFNOg9t22FkbyEMNxLRlWC3rBKiY/6ZilVzuULSly63rbRRhqVbvEAMAVoeiHGai2xEREbDeFEJrtlHaPuTIMHdFNbmcAGBdGoeJaMHlERMYmdg+AL8l29rSOotMyCAAHpRXExw5hGagRP8YgJKyJMQHmo6MvJC+ZnBIJ1ab7Qs1J2lVZSYSVJ27K02QNEn43abrqdVYzEbmI0UVZlaWUJmiSrEcXKeNal1uJPr6X9101i4vGGpqZ2IjUKwqocIISpmriNyYn0fl5KEQUnj2tII9Hvpmk6MRuPoGui8YZAM0EUY5ASpuuYhiIq9TYUxETpLSBzTIMPO/a7r9PunczI1upENSFSdBxAwAwt2dn/26XaWdDEfyUXti4Jmw5Y0UIkHZLlAQInoSAc2taxzazC2kZDFr2pYKWSpO+VUk97CdHBbJTYGLXpeENS270+U9SsmXQbp6egMy5en48i4G2MTqVtS6MPFWiiQwULzP2dnDpUiGXYpwidQAcTwGFS8wUaKGimwITUEtw917ufMm79Y0rWd2WtLlpiBzC9itfwuJ1V0YuyBE1vVgv60IXTs+rYhqTtV0hstk6SsrX9hbDaTZ/Q8PZTdxcQkORpu+dtw609noTU7VZM0lHKesA4v4OxR46xzGPQ7AY/66qTLl5n9qDdTWV1msCosWikMbKaRPspcWyDNKVmqhOGdlAzivgl1T2WlAqH2oUTLYy0cD2fxokGAc2LCRsHCcWkMCSdy8Kgrywu6JaGTGji4DZm2X0AcVgdzHaA3iFGT8DIjG5nCQCHZ9rTTUw1vbyzTGQqftgNVgHih4wiAgGPSfd6w4hXqW74vZgYzrdxvKK78YKdfQCbrHT0l37IA1bphFVTBOc1utiWetifslGk1zHk6MI5w0BdktHp+3G0RySFkqruokySjKFUZPXA5AG16ZVMo54SJPBxNUMCIHFpAEztylv6ldgZC7bhTLNPNio4ynMZnhC8brShPdEj7CKJVa/UYBpGkX6Vlylb8zl09LwPK0FaoZ+Ek9XHNGBXG7AJo4qdGA0/qnEH0QN8Xrxd6egSWbq1JAD6RUd+vB4vlIvmEEZPP+jPGYeen7mrFVBWkQDt8tD6m8nteZYVy0mSCziVZCVZSB6QAqAY4LSLANoYjTchLkELfZhJyg5TpRvJKNxv9X09e9cCbIV7ZtM8ndB2/LJ+MMt+tn6RlOoCrHu04H8r186l126imR2xVWPi5ews338xCHwAv0HBeNNqbM0lVl9k9PmE2rXR6vQGTGbsr40e67qAJk5jCh+8FBSuuXQxC4y+nIjVj4JcQFNO2LBFL6aIaUnyCEYXRxGxse3oEmAEtxHv+pVYaIH3unFzeSGJo26HYZh0lxYoS0+QZ9xl5fn6A1IrMtZyFFWYK8yyz5CwRnXqm8Q9J1dJ95wTG9KbtAbXEoKKIJpb3Qvg7oN20kTtHNx+mTQV3Kna/T+vtC2KAQr1xv1mNC6+oGbaSUJjpVaFhzR04ZCpULvLsyd+is3ewZu9a5EwdNCcXYvi2qgCQeB/tQFGcoAw8J9s+EGLUu+P5BuaVpZARfdNBH+alGaj/5ec1RAkuQX/7zcL4pyGcpveCRkS2FxqI8KcX9Cnw0HcmlUovHAMIIGpWxs5XYHwT7EVFZA3NETo/3Q7OJrbxjgFxmlHzYERcymRdV/8/zCyivuHZ4batuJ615OoH7Uxof7ds2MH/suaOZpbWKB7+6Mfv3FBt+8eMxcHtpdtuXB7sc6MlSY+ev3h73rJ/67+jyPmjOzws3Zmm41LgL9bMzdnKTIz8ZzlH8mTH/vMO79au/GTa+aOvvedV/d/evJLa2bmjo5+f/3WrVu/R13C93hHn3HkT/b82ScI78f6i9e96djPAu/lH7TXrBz/OrofPBv//pm6M/Sfqc7OzLDX30+nNkbTZ+LZgreSoDAnbDyLNiGcbWCsmH9j05b39Kbm3Ex9fDeRM9sqzGsOAO/pI+hLMF6kAXpRwLbKX16S3W9IMCZObrCZhvvoce+Gz5SylDDosKYmY3Ndxc0PgDhM7m80bqBhjEbUShPwhuFFqFtkAN2wiu70YzywfAswI07CFafbeDVkQ+88Flvw+EnA50EvD+AzpNplHNebi+Tr5fyll4VixJik6x2XAUNbVvud89U/Jvwc35+Y7rMVovO1QrSQFeOHdKQS0pERfqygY6SHC4KDmCmCZSWjEs+VIi6PvR9uW+KcI2ifjVTo2MJJ2cTJdZZD2xObljyei4iyPLZpY3oyBozTBt60qSBIjdGkIQT1+VvEJH0aV/EpVmKicwGHJwSUdp1xIE3M40kmQncDehBY1CDykE8cRENDvkpg9xQlM/yLgBMIBBcjEpREckwudWqwUuTPPIsJv+Nn4/pxu0mDP7qbNLh7aRpMD+LyOo3oGOkOOTeTkILP54xklz9MWivc/j6sMdonXg3YwvEkEQi5zbnKIe2Mw1EcaX2QCHpKuCuPy80nvQaX+zG8x/prlKIqCmEp9zZ/YRG2pnPQmfIpnHafg/NvkzeYs3SeHym8hXh9A9OJv6RkEVmx3d3mY4tY1nJl+qooDDTkYvJp9pz8T2zJr4LfLogzmVeZbganOCBt5NbVetgon41JWPJhci125635cGpwPNSlAJ4GwyTyg6ntbrvP3UD8U/fgdnoPULjrDjSaCwNoem2cXoy1+EGPeskmZhTT+5sYzXDTVlnJaFiFN6qYapuyKLedkijZreuAH4d0RqM3gfKJZiRLB9znUw8TcSrmBRZxPoac6Yy2+6OcRCpdD5uibZUusTfSk+q4Saua8FzafRV7ctJgbAoRsAjTUdp4JVO0WtXp85AHwnI5p/JdZH6xmz6pIcK5mdgtyMkshqjVAUJSeoa0kbM/bNe9Ftk/p25dUxlx4hQ9BewuwOgRxfldFyOfdypKBYTevc4j6yXIGsg0v+c6Os6fCkoF45AKQi4RYbP5SVNrSH9Y+6eXdlRBU042ol6A3ip18KiGQ9/sz/546m7x3bWAljWijzTi6EI3DueeYS0R7uKNS1UEFoejzxMIlEcqfgC7AKqJmSv482mcZRVNFTaAAwpJHsdhH5Dl6lvnmgr3gNvH25irpJcW95fR8O0KTcsd7r7MCFFA8AxZiSZ11n2NZ2M/C2BiZIfzXqPyQcfPb1FS74KnQocSr1UpM4MTX4+TnHTiuLaNXJ+h/8ebPk6HcL2yS04/+tCjahe5lAhazxtN7wSqrRQnzXQrIYiFB7MR1N+rqKPijHckdxVumod3+yHfjW5vIPElfsu8CPlVLpuIZZPe3pFItLMQnpQyytNk6xMq8pPM4jL2ZOy6YfISdQ81z/USnsBGqQ3Woo2CtUTM+08kzCXiSsdUoKMZXQMmc3PRjP1TpH++2LUux47K2MFeoo69wEBU/VdKJkiZBBF3G8g3GHhYLyHDBasJK9wOcq7VyTawJv2cvyrU+pBUKFzCsDZq3Lzkn3FydU6ts4n7KT2b1TiTjzOtvePWpnYs39VK81lRDYczT5aim36Hq643kmpfU27T5guTSUNLClh2cUW4ZD3laTuqNOXbNnnv6FyXrjeRd4vViQy3cgLvVCXWURFQYHsd3BWBdshJGrQzsCH9RsJVKawOPOgSD+TnfGkgA5koXJRGdliRu2IFbl27NGRYuDJf7K9VpfhyFljYiHANeOIS25UoskloNB3VKsFHzR4eB4z++vRe7x88IL0vlAfKQXRhlcQwoTxVKoWGJhi7UT4X1lxjyY2Aow54yQihhu4E2LcoGS9dBpRLXIJDNjuUZBH+GZlVNTCquD8inL+JEfBF1KTjTVQ76NlmiLIghSpbKUyGOxunybhweAeBQDujHsnYKUIMgRkcTPJOUrsKVJ3u+kmTuOq6Kde/vm0i4sipSXQUdzJKm44xlSlKByU/zhA0cfDCESEXUuMhJP0NABrizwgJjvvDUurd1Le0q5KVQzhG+tuT+lJ78+A4XmcICkLUjPp7DN8iiVsNvYNCgk2O5EM68ADI+5cXEk3CpW0uaIeQvZwmbcUp7rKEHgIsFTxDbBTZa2chGlNkn36X0WUW81J0dg0Job0TYuQ9semci8g/GH7F8KY3EpjIVCiwQUQav8PWJkxtysMTEnOAJhMmmaIaN5F5Z2iOxRqRkfw4wqOJxWwIsKGgb91RnYP4rOKlhOi5glF4vVOIJqImXlLyXyZChS99iMcnobokOUSHYsnJ4HyBzfoeEl5cescZeZDcI/11sM7SRPobJta7qPiWPsLAn+jdmhSwbIS15mlzOWdGoYOd9DDqxuKi8/lgh7dwmoK4shXvd8N1SJqOEUzTVLIEIR/MkfyxpwFLrfpIL2KDZOpknK87lUGqBDrPg7QHmcjfbHQpoavQjddNoe+voyorSHElhWsd1xjMsI4XbxOmCoeYwBMmIbRNkG0lE7zPvGL9vdKdjl122+r4XyAmH0EIGP6EE+kPghr5d5e26jmCHRLFLPE3Q1wQtGIxyQYIJWQaIv1h4KfkDMjvzyhZWVL8K14q+ABhCGpEpIkFxaFd6fWkCuk9Y7TgNABq2RiBEyu2xgUcBMPESDp4iziUk19ZPG+yKJABMgDWA2yFX6dEIMQQT7nuy484nK70ouLdn+XkkvN1jphco5iEo0EjrG5CooRDHRSk6yEb9hUGwu1EU1/Xi0oHgsHhfnZUJPzUVk5acCYCQRu/SAhvOAgNkqAOWFEIIkPlh1bp5aSUxiRVJ8JzXAECSh8uXUgD2QuCp3XtorA4f9c8qrG+RCuKiK7lTarM1nR7DyWkrhN9dWiAEdUZdDKJ7oe5q3xSrviCz3CdvN/LDEGC8sk3sG8AdvFY8cqEQXflc/ehw2EpDx/L4U8VcBAzYpXqHc0p8l5HPGMQRsFsiNwDFa4i3dfp3hbw/w2pwoi6KQype02nO48unXDnTFfg5mQzhPrsXPz6yTGVJlWBo2l9QbQhfyNHt4v0z6ePeQvApnidBlaaxqJlEcCFYfAQBjjxhwiAUOY+TMzLNv3eR57iyXL1YFjNS4syDbqfkpnywC9J3FDgML9pvytI930YEEZRUf/msfu7LeDmH7d0qtySKjS0+qi6lA888HBpzkNYXbEiYM1MB9LKc+PJo2K/2zWgKzmj8FvBr+P512VM5lXeiF+Gq45ZYMY/4hnAeb2P0PjY5wU49cDXlWAvc5G/vo1ESuqppI/mWzgNFQ0Jt+yZzGV4lq05TT7YPYnXBgjAfdWI45fECyJTHNuwiaLhspdKZ3LaVyqUymLeh0maKGmQYSamBueRmCo7D6N9cQyy8Dvu8jvGiLaXdQdSDbSXqmwPSImYWEZt6pl9nWUpg75NKHpxen0Wm4RE2JXpTmagaIpgmsuWoW7Fn0RYikPp7iNdyaUc+zfIYdRFe8NPFM4Ua5AQuvjFpt/g56RVeGvMR2+X4WKu8coJViYZa6wrsLx/OZn1mJrrwssfVA1sFSVVTSCJB0NkXzM9IawPS3aY5sVqvAxLLka+pLxSZmm9pABXSiPZyGXQz2VBg9j42CnYPVF0fI4/VRdNZb1QFuLkuR2v97yOL9wL3Zu428d69TmiCtpBr9g8CxM9ng8HvZMsCaMSZKppS0ekm8P9UPU25AqzamZ7e7FyiStb7gVrEgwSaA06NUPv2EwfdLb08heFGxVKpTWTFKVSjVKpDnkJYRwSvHVgCKh3hEMPFaQdJDI/O6J+K70HctdsnGec30pfKgosB6O/MlC4svBYN7Glx4h1+kyVBE130yr9AvLmzKsglpebvXG4CorZNIrezGQtNEnWb5Zn2pGy8P56sjjIVVtlEs6lSI8Svpbzul6tVNeDQiEzqXWroq7HwBWTIEkdruv1+EJFVvN1PQ1svaiuN8DIHCAOEHr3Oo+sAzJn9toMLCrv9ZTKezXEYuQfJBhGFDiAAB+PIhMxum17sgFTS5/ms6JD8edpEkt1BsmLI4TE/lRIJxl4AQFRl1kxb43/HmUF9raC5cEY53cwshxjmceg2Q2YLb5YyXivK+qEQiOzaMRysKrzxYoqmCXV0ROmp50NYGcrvLl9F+95UW2Z+UQyqqEfdMwDpEjf5C68DvnBr2IwYOIJhIFfwoCAn8OGnxvKZUkRxULFQDZuU4fITFBDBEh0WA0r+3oMpzVQDojX6zYONZRf2A1Bd8A3mF5BR9AzkRW4Kwi8omlhZDE6yh3ozTRcc8HdZT3BJFUwWU32mNcPoFQ1MkY6XjJpmqElnESHvB54MAkN7ECmPbsNUbAeG0W8jcnMmma+GxqLbBAqwVSJ0Re0zeCYGOsao6LfJuZtlT5kTJzRSFhTSDkH6FhppQGYwQCmX2BXEmun0RvbBbllgx00K19BIkrY/g2TM7ZMbhjkYvRMNuhAy2YrmYem4QJ+7JuV9DafSPeEOn5Y4AIzuCEbLL0VUXguhgENEm6TcQ8+8W5Cqpt+M/iEsU9ss0M3miHIfOjNxzRi6ra4lWZotX5fuNsvVd21On/qBo7oI4LMgjyvX7yGMdqzwhla1zhfbcVDmOOrhB1EUkZjYQgXm2aTIi9OP9xG+DsG3AXAQ7INf1W4yt/SuD+9lUfs8EwLo7Ib/SfZ6f8QfVYntoQC/qUOHEoVnO2I+jvuYxU2KfTvQp8Nh7mBvXD/BvTJ0HqpzuBd9HzZRd/HivpQKISj/1u2qB0yQDDLkMcCBPUHxB4yMxyLSNg2RbHItVOzLDzWTVEH10eVV1DWCjaEBh2J1VwMgR1HXKum/v5Cu+3kpGvwQYmjF3OJz8/CfbSHaaTb8xDvUHFhuMA3UhsifP1O6kaj+jxqKLt5W+e616/L3xnNfyB/mf92fn9dDOjNfb/pL5De1PTdv7uI0Hb7Pq65Wr+suPaLwMF9J7y1uJl9lTJ7nUoX/POM8inYsOJkrxLuMmfSecaLEQbElJPoPt+kvkmoUaNaFIgDPl74L4pLG6Z/h872Hqtkdkxng6EcNWjs2SRVawbPt9bYd1+SWRIqwOeThQ/SeJBHZ5Buw7xPJ3oDYxUsPIClUmrEmDZ22g6eTz6ggp4do/0SG+SYiSY+cBq8iBYg/grGloOx5aDQRw3vgEeJHwmXBsQaITqBuzFTrB26jW/5xON84OhsW63z3BHhHTQmhXcuSCQ5ieVMIvkbSPTkJGIm0fNXkCAXml4FItRbXvRi31Nrd/1n9sZ9NbYp6OS89FVkFXRQbMxaNPTOPzEKcbvC+2Xbn2OINyFobBnS1PTjWAqGBRQ/mp2byVp1J5lbLr1K7A6vTwOFn05n+xD11tZi/PqGWMyD+It4ABeL1s45mp2xQ8Tf0BzxInbNixHpJ4Ca7VM3rRuz55u9H8uGsSoYWSo07zxwGmUjLH0RdXZDBq/Nx2bVklOmJfvCK5mYCGFXfkOBf+J8m+ns7vVk02LXlDRRyuW2xgxvy/oDXQ26cU4t/SSwl1Ixsc9wiNqnWF5x+mm0OytArNcW3GT9CNdK51CwPzRrRYdpPhFhhrbNZf11KAgpAss+huwHuIo8wLJvPW0tS+9jX5n57zUQni2EuX36HDJgi2++iG3J7xq+QDkgJEs6S+/L+IPv1iOHcFK9L/0u53AKjvgxVThiX5647wauqFwJOLLfeJTz8nCHgULNJ78+w/IV6cZevsTwkLL2yHCf4ZYKcaDGvRZs6AUhgAS/R9K12V2FM+soxssQj7YyXFgdeYqA8pXv3vvv2K4oibob+MUBz9h+EhVk4b96U/TVm9tE+WZcohaK5fM3Rqd6w5ztPI9h58u3WUJcWNi+MTqxSQpHpoHxki/m7C6+mKOcJ36UeJOFCS9ktFKBgI9NWqY1WzBFtAkZSxff5qF+2N/57A6ctcrf3fUDUP7uDhbcP2eFEXO2H/0/+92dMIz31353NzQ7AzexSyOA5v+FXjDZjRdcqv0gXMQk+s+6lRhuJV5kxgUPhfH356sb7Vtavn+x6UtCGs7dwk+hs/us1v+G9vmrNcdyrdWa4ziaZ50fXq2h51x7lEYvcR3auw4j9yPsrB8tpR55bHeFn8NX/nsH0/pMAH1OcpbUx0Xx9N4Arfjg0octvGAjkIKZ4WTFjXPeGtbQ16DaeKtY4DfotMk7P3PDhRTGaRzI68lD9Get7q6/3StoE+/kFdLcK4xCPovtX76EKMN84rsvHIXYdiOuelk+3TWYyP+u/j2ZyMVr3wSuj/76U+/+0X6DF8+/kbOpcNIzj5C5ksPDUvvS7/KOBsC+T3/BAd9Kxy/BM3BA7A8+8cPvPquR7LFr+Jk+uaE7D+0DtWERxXAB93/6EwtAADfPbt7vzcc99zdksHCL++mfXkuimtmhKADm+WCg03P0MILwEmhmNWTR33E+WQtaQez6F/XyHUZzNkua+aht5b5h+9wMjL/jGuw+s2Q7hmD+D64g/B391ZuemXr76FuOnDv6ZxNf/7R7+slnyJ73//HQve1zeti0n37meed+/C3bqXskW/mnCTprh+YKV0Pmvs3sMztTZjO8tPd/8InVE1hym995SkMXXul1eg6o7rHzTuaS5eerbS+VViECj/DsshMZAY5awaEvpfDTt/HPiU33gWVAkTvT+ONe/DPedJvPIxRCYL7IRx988XZCCYpUPPfytXNOpZ8tp3ehUs94oVqPIuLDnIKxqu++SsZV8RmuiutgBBtzc39Z1u9BpFmyqMZivB2k3Q9Kn7Pz4m4bEzoovb2D65eziksWXJEvGCnyQOB5au7fyzQZzhAXF7lTutUnOu5/eeKPpQdgVwXaNQGNEdxCmS4XzCmbU+jiG1D9W+kTvdsA6l+tZ5RP625A61Owr34WcfT7wsSlQcqFraU3gnYuMTMcxq3i+ZkH8XzZAYMOO+D+4IAV+0ZOtd1HOK37uj+Z9Hqf8rhZht68eang8W2MB+MGCneOcpryYOwRfjZMx/zZxDv9Jff0bu8jYTQwWrvLRl9OGFRM4+JO4GQ5LNmLfbm73S+Wf7dTfOOYDXB+vdzdAgSPVt6JEeb5c+7/ePsKMDuOK92uarh9b98706PItmz5rev2bhKFbC0ZQp9bAVvmvC/8aHn93fH6WYpieBmNxmtFUZaMYRo7YL/3rCwzWFqGMDODwpwoqHf+81d3dWs0hkdxNLe66tQpOkWHKiaBezZXRhrC9YtGEPW7tVsS3y1WldE9CdS/rRBBa5P0Uv9ON/rnLg9kdKMm3NSpiO4KnlItU+qX+PRAvbFSb6AmjKCnJknVxjAXhjLkZZuwV+kuI7BnxTplMRHfr+0acNJyIuL6Nyxv8pe+vA0tMOQLSmZVg2OrqtIXbkQGRiMR8/FkY4R9EhwYFT3kZOJ7cclaPoMy9asMP4+sFjy3IQa3YeBit0F+/Kp6oouV9TCk1Rbb4oZ1TmlAPcYvjwNkmW9ysbLkY4mHdF3vhGs2dHSSbsrTqjbkpkOKBEhFLougcTFVk4dOgo8xbzLEonNrb4+x9UdkVHGyUjm5z6yqS2gnq9iriikGq4Y02aVMpUTTmNAOphwoUE+VH1LWP6y3li8IA5/jz7g+nXHsGkRRZYGdQhlbQ14FbySw06S8t+0FJMjvsPByFL9uPA68ZFfdyXNTeQuQoCKeWnNIYFpJ3y6xB59q866a2iC/IaYf6ZjrnwR/xvhTNhjrK/rGfEByeYvul9ai+/EHgs0LGE+hZgeEdxDSja+ohvWuWT2+0jOxT+vLFnd55noO3iolg7lbEO68y7dP8o6gaaEnWzwNVZI/uZ/zQyASDjxqE7uFIFvM/WZ2iir9tMxwzJi8FSr+WCNlzGoH2SI1byBbzP0Zv5Etyj2hkS2yyFBpLSzTYjxrOQ+yxbjwXTqtTY1117bDfAqH2ac/HunItMT9d8UQkKose43ONg97OmDxjyBShOawnD4guiPGr2wfEynjjb6YLzZhQF/bbumn+fGHZNuPe9eq1atpS+S4IR8n/Z3U4/J31tfDwKcfDOxoTPdrKMGhHecnipoGJK36Rqv7AFE3Qhx926gW2fmiUcGJRTHD8COH0cCq/0ggILpLRUd6yqLQUA9fMvpe2Mw5TcFRa1xNoRLXnhzrDiFBfB7StpAWViLoEEad5wUHJ7sMZ82NKLO9SxlcYQo3wCocy8I70IW3VYZB19wEjiiDWJwokEIVexKEX+9IBp5/vyQDqx1pwF1BGgDMx5EG/NPKfUoDUC2L9njJ7UZKbanL84LEDPY00uyksl6aTS5eEiMhqVKaRKXUF05p2xG7FHKeKjtYDVRquQ63NHtUdKua1y7P5mIbmUnhYujF/oUeohNBvVkkn5iU9ccMVuGs/pL8QpZ9GoU3Y0zwQb28o77yvMnY5fW5l0zG4+H6eG6SotIEvk3i4wIBwUjaYaEBnUNM8XM76lVR3x2OM3y9RpqTj1Oo+c6zCvbCyYAFqy6vKI5HTNh66SSjpONGyZSiOOCt1pYJM5pEk+P1k9M6QZ1swcLi9fEh2QIZ4EHVquFEfeu0o8BmVFUREUa7AnHA4l2GAL8aFz99XWP9xBvrtwaONhg44lh2r6b7r4CNoHdNcc2sMvVJF6qWja3FhlDqdDX1crErCcTz4bzCQ+dXV0bvlJCIqoi4drpJ1yeeN0GJK496sl4eEfxYhLCVMEblUdEXb1W1q7Hpx4haNfS+baF64K2mK639oOkaLOWT1lL+MxtsLl3TI+qo/pb3s/Hmo8+DWCiqi1l97Q6q0n3qlVIW5pJaOS3qRivXPAhfq6SWs8E/Y5XEog29/0bLOqpPViXwRfl72pM371IeF3XSowoVFPxV7rTcXNBKOAa7ErkxBrk/30kmpV00aqMAqXsGUTGvkx1SZFmJSxFJzDdDm7w2UoxTOf8A5MTagMbrhi1qXbKrgqQ7W9wputYEUHOwy7tNYS6qwn0M7a9LdsqReAcCYnNhRHWpkv9HdUxLAdgxmB1QkACrSOLf93Igk4SPIaAdpPKagYRwcaARm6THO0HREppVHLzaaMwAmw2qcBhVuBiKwmhdOyjob8nVr3mVsXN1qFwGvX5K67W3JnRzgZygrxa0ytQQLt5eZZvR61C2Qp9G/mAxKH/z+labHgY/gDCsOUKoeeyrLaEZp2uE4ynyUec/Vrgm07HNFQj0Dto0TnCdiduRAqJdOy5/gB3rq8diQTdoZm3azqYieu4y1lG7O51GBU8kkNEYdIqn1YEnUpejl3JQndleDdhbmfyTKPmK2NED39HexizSud8OZZUp4QO7YBUbSYFY28FR24IILcjaDs6aDkao/O2mgyO2NG4zxfLh4k4HR9rBUtzanS3UTQq7tKntF5uYC3XJ+t2VRHpZzG3OVbudJ090YqG+u9BdI56fjiCTg063mDNE9VW4rGMgo0WxLk6lAmcSBFGA/4EWEqPCF24+k5/dan1T03PM5n/GgE9hx0PS16FvPKFUg5mq0yM6p8kQsu99FacKEnA6smO6FBnrAORomTphSgQ6wOuYSrRUCBH4hHa2r4HUj3UwjUGaUDeWdV+0CUV4ewdSuuDQAQxTp57HSiuMFpSow7eIade2GzJ5/foqvzIWmGD92eFt0J0BgZryzf4GOZgBBZABcqqkYeTEQcIfNFNA4FSzEyFSEY4hslEgWPlOBXnjRzugfqac4pHqck9e9c+F6kusbJVqjia9ltSiCc3eGrqBJOD7bfjGpsqp7oYSrnWLfxNSanQWM4E4ziQ81Z3fhaDkO3XG8a+16qgllp7tuujDbnYkPwPQPNubIxa2dX5JBVatvm/xqGChOsjjHF+6UMRnkvjrMBQVp+GZ/HJhPnYmKlRD0I3tiE1jv/BgTscs6zARc7pKMxRQqrZmcQqL2Djx3n8GSkKhUu0sdSnGhgqMwO2rWXcgBph7DKMMljaOPfhXA/jhAM4wwUPlJB5XBECHjAF4/T2NhiCy0Gb4wfKBnEdPkxM9BmAdWggEwHlXr0Bzp90AXLMlVDFp4lOM9l+5tx/sUTCKDl0D3s3FE47J/9Hg48SKZhWvizt+V8JJ668r07pRgeW86blRiUVEQLVuuFGJgxuV+M5pEtyoJM503KhIecB8fB8qkJa+FscIUZRBj3X9qKAQwQs/KlZtgChTTkSmLH5U0o6sNlkjFTbH86MigxekNii6K89NQwTluTIaLr2j0j8REu9Tnps6wj1AeW4m8ly9SUQ9gbTEFJ+PU46RWYqXg28S0zUIg8OZnxHlAxmcq2byTzaMY/vbwciJKvYd3ve/bxM87JE906QH8fTOkGzFkGhJ9dH5HfVFstlQ31Hhx5Kv2Icg/7dnr2qwHNhfpTKKkng68kWyI+z6afN7LxYS3Vbuq+wy6Chz+rvbD1k1wPdp+7f9iJ+2KQArUCch5EHYsPCfA7yMc1C/lJVddTCrTOJtiHfy3db3XIBs2t1V2sy3DfdXVqoiyB6+b7ezS1Uqolz5babE4AYXQ8QltwhIufZW9p6AMncpQM2S+KzaDAPF53c6R8hydZqg+7YGm7CXLuRmySzHHO/ldE+y1Mr8OOn+uopVzSRpxMipTLwq2yknD5DB4M5pDiYj+nTIuYkhBh+8d6BywzurUYOCcxaWmJrkP89DPr3x+lRc7uTrenxdqvhULakBUEvMgc5hvRc6IxRdw+IiRUEvS8D0ISy2QgdvSNOJINHkFya0fh27bJLgV6Jvzd1EdqWrq4nLdrlULqG1dRMhqcXpGFuCQtd/qFCTqytRdNwFm1gjUHMeyihU4bJj2+8r8uRQf8nIpq8szVwuHTpwBTRPjopIOm1nkjMvd/G2PU/bPF/g9xmYHRJU60qgswyuJNIdsiEGtacISxyWuvmml7w6F7KHhbJFHr3MO3TLdS6P6ClgFHjnI63285rgueex30cy1ExDdXyQoxNIaV5pBJIvLWIMUzXL5Qd+mKSq7ZI5xdLdMCNvxCg56xPPxXIwcPav2W8Rrhw4SIFAXSGXjYqLcpWxOmJYXb/pGtk/JAlOi547UyOlHIRU3/j7c0IVGvzeF0+nB7scFJehYM3s/dKAVYN71yPim7CIhC6WmBXEYJHXHWDY7gBVKcu7dSUauCD5Nwg9yZyFOHh1xep+cU+1AWrPd1QLf63T9Kob7qnsHbe7yG243ZWrTsLYBCxASl9ofu6qi5Br9Q75u0DNH3Sj3wW+csmTLtiy/K+yC/zyB//l1gv2vRlLv6n/3X//uV1vR/Dih9z4lKc97d0IHv2f//WDf/JrH0Qw/mn875PYG6oNq6E2EQrZ0K7G+cFVV95+uwAtoArQObJdaGdvv/2JP4wf/aHhP31ZNsjoid8y/2Hjx854/N/IllNZ9Naq9pbmBc6PKaB01apL/nQNLrdwO4qbLsigdCfRa0ATnCqY2NavH7HqE3R2XtkTP/qfjhRvfOrjtYfuaPfZzqb7tnvueCL2Re0T6e9GtQP6Frap5s+prke10KvfAmqm5vFh1raksaczvaCNC/JekyKkeMFmEDtCmGvzT3zWN4787WlXvt7cEULzhcS/8rnR/sd+6qzlO0JIMwL5A8+Ia0rbklIG0RnpaBCScQvScCN9J8s+VnZ2O3eAFM3cm1zAFewIVvL66Ev+bm9yMRftw3/1/RgLmbLsMYCi/W/Xq1szmN9/Hte+aN3KGj8mL3nsqmIVnTKzLvA6pflJn/oNiBNcz7aoA7eG2s6uhkcA+sfT+J31gzSpyhavVl8AHM2p+qvAEqhCqee6dIfO59tBwtOYy1deb9zV6WaSxhNwcqwWfP/cTrUmxAmhnXPFXeOf/49OJougwaLI/3SK87//XcUerBAN2R1cfS0kGiBfnN5l0FelHkGVstnv0Q/oAlgccW2L27WNrs2My8vvq56GfMxLRZUZGxZHi4LYX9YNZJPRxXbcbnk7J7q2Neu/sy+XzzG8reFDvZTwrIl7vAW3VoLwo7LZmZmygrzxd/3Q2cUT+Ggu3p6oa1XcvKVllClWFvmjGa3cWw8hKFx4xUBhFMoJCCpoHIx/26vqeTR6UMceMbb6yHWudHG4U5vOZZBseqAi+8EvXwpeoVgg7XAzLL88NyMVDFppnxt49Mro8ZvmsulCNXs1Q9lA0alYP6My1C2WTpwJbsbpk7c63jf34I7LsIsmIvcEACaRM8e5QEfhAh3KQkd2Kte9CYf7MeoBoBWUhNkY7pVP6jHb6ofpeJMJc0rBCoXUgIK22fwq6PqivCnUfu19nrVn+Lg9ddSYdE89gmS+cWmnC/ZnB3SRNLwQJzA11Aa5Y9rIaS6RlJveEl1ZZfi5YlHPJUJBn5KogVxHzoj+Za+U+JgIS88y4Af1pwSOUL10iMbBs6YMCGVIhirWMgLSdJ3sXIsgZVEXScy/R/OnAlj/mMhN/hWw8NoNJ78uVklSpI1BB7xqYAaNT4RV0/ML0jWU7Wq443s97ahn9DzjQQ+TXi695CSZ1QWZwOaceFNImuqkkJo/xlwkLdhHeeoTW79o8KSHpnkXaj8RnOYdjLzYlGEXqyoOXaPtBWrVsvKAz/cR3yTgxjqik70E/LtWQIa4XbAMSljiVfTkdu1Z9nLmrR+Fk6OTXLkb0DGfdyN2k5kRhO75gOkmVSUwCN6GxWeauFwNoxHzUpplHI5g4Ovtt/ntPei9E3+DOT7TFIFaWTc5gOsqdSSHml5+Vry1OVHNWRuZglWr3604rdcwygvWtR+tPZ3W0fkqkvAZ36UQhhAQsXqxpMh/oF0dOYvDTnlXk8yKhxxpU9T3D0Z0Sue9o6RS1GnPrZLnuGSRZVFHOoxmjj9j4kHwfPbcE6d5Y85mtT+CSaHQ2Qg+GDnOENeJYSqqw5I7Vo+oxRZs5pSzs/d2iSajYZcunSkjVASffRcx6GmT9QVFIrhVQtjNfmNlDWGCCDj+wefdVvz5mfD9Ey7jB4pbNY309Z40zo/v1RmLFtnwyTRqV67Ir1wRV67Ir1z1ibN28UJib/GK7n3xiu7H4kXiZDFcv1DM/V2/krB+EcW6S1j9CNX8oKekiJ6SqhQGvPqR7KhPuno6aNo7TXoX9BOu1vWvQkc4Azc+OaSvmjMXGXZtpvRLl7t0sTZ02ANZefAKmDh7hkmmQx4qcqpcGLg3KD8A6Akmt0rfgvMeH5+6oaQZOu9RYxgiiYgkDUiexIu3Khbl1ehOPc5et6OGAzYr+1fOjENmLELGpgmYWGtbkbetsGgFHuwYal2Lfl1x2ndIK1hXPUaMzrI5uMfkxCBX2s+lAiAU3/fyXTx0rYsVntK3Q/ug1WEq/gKezAgq5Zj1PbLU0On2Ck0qe1dnNS5qXLKr15vWcUtw2mJnrcNzkBId1xqF7rgoryM9jPki2jog3SDR9D3D0Avb3akcIvRAWiVKLc7A4mHNLmrrITc/W76Jqk0yYoLBb25vOvo84QzVpYupioBfcapvXCofIHH1fNYjaYrhM0gvLX2FpOHcCaLrnDsFD+glx/lUSFF1EZBD5bJDeL3y59FMxQEqu4HAt3wLYhHCsTv2nwi9tdlGjB43c+S8mD+LQmoiZsxlMwiHMVQPhQ1YexYjdgJAnhIvrQ95A1lbdiPQwj3OevdOzraH9P4hEOlartSBbUrRpuRYvHFTtkOIbUpReqbRmKnhNMwmXKi8OHrSw7/tm2GTqKQTnP6b8m0++5oS2XbD5rDSir4jw9IO0CVRj/ve8pH6NFh362ud0hp8nm7W+4R2ibNNXUynLo2Zkt68DsKBdnOuU4oE/VERBqxt/BNX2CqjR7jRjMEvkM/w6A2rg6WKZGmBDMt24iK9fKlvwfaSliK/JM1UnYay05p1tIsoDsNrZSuS41FL2EhP2G/o2RDiIAG/VXVSwPFYz7nLVYp1VDHPfOHV44LmCsifZ0N4Su7RNToywkaxpkjqLhf/Ue+unuqjRo2BIinqcAODQCIUqYicT4tYByUrTPigZLPsoFVzjdAvvrFggna8+FD81tmgDdETKv5ezAcpjHZ+IyGPefeN/d2XygKAMYDQRvXuvrZ/9zWcMv1phUJYKHbHRkUt9nffsLqxfKvD37v92s4qFOPmgc73+RsNDpbAhmohLlS0VzeUDhShav2Mfu5R0m1Vtr32Vqsl+kkXcPSLPP6ddp4Y1940iZHhtbWSfMUpUTMfmv2hmZnFTzTuUtHD3ByowmAVCdv1LAs5DrQ64aSTjrNcfMCZA8uV8sixkN5ZGbL0ZTphZSUK9ZGaq4/UBGizGWYMUlNg3qgCZBhY6JXsXVqnv0/igZS33vs5pDQ96ND/KnXd4GBHFVcsz9nDlj7yg5UXOuT1isF+lIvS63m4X3vPoeR6JI05Yq6KG7F31UB/f8nC9eGg0nhLgr47ltkh3fFGCLg0HE6gN0M/QLGqm58RmWpIyFxg+5DgcrEG6lt81LqbTfX5p5+NzLTwDEdNtjsoZ0Il6LXHAvXwjAiCIg+UcE0cAsDWVjEBIG8AcgAcB8OAdSi1DrEb6xEafYJj6JiJzifmvcS8OLZfXX5g29Z9bnxgm8DdIDy/va7Y2+3mfAvBjunmyHczNHxqQy/s3jXa1ccedKdZ9y0klxUboqCf6S84Ze+Flzoqboaf2Paxoe3Qu7zf7w3xCZ7Os0Ph0aFpGtYmUKp/Uc3wRTXj31DDpOi8qDYg8kt5Cn50hJ8BXkBL2xfVVIXaGYSshsI7afgKb6pJdYkkJhKrSPrA4VE1F3n13ly65BnG6tsI3ndvyjPxsd57bdd7b0rvvQkqFbz3ti9p6IQvHkIeaITTR6NwV94d/DzTA3exHWBe8Z6LiNr1dKhCh4hCCgkxtyrL9umh+BNjEm1Jx+1vzPsbVFrB8R2A/J68GQ1V/XLMVPUcCjNSvTGKK3DI7cBs2kEjmoSWb9or6BfPLHOp/uDk4t+cUHXGNVUvtGlKUJCjL3JVTB5jGq3r4hI/AEReEa8zLfqU6C3g16IvXC/D9uIvJnNmT+KVY+L218qvDVrbK0VgwKn6QFQl8ApD5YEqbcNllTGcuWQJr/M8daIq4fgZtEoB7tl6FHjfcIa03c6cbjapOvHgump452I1Kj/Cc+/D4vcNp0ULmrt+ypgpomDvRovlR5kikxzJHxtWk2041w73UdPBO7B3iC06UVsZNfZRWDPn8HhHpGg24U8puhCq3jBfR24Ev7iHhzOp5oFqIvKpsvyYljy/zbjJvmph256lasMN0wlyOnGDg98tu928Yhg7SSoQtVWQ4vfspemD4Fzq/GojML9vuIgRPMGNZEIekPU4v3t6IobyoukoPpdS79KNrpye5ObqBVqfzM3cSdIO3B7nkHmTp+fSneRGwkgpD0gvuMlSdbIbYyQ2ujlw/hR2bpuZjgWxIkuJbCL+saqJG+6/s4t1zo0lXjp9Im2Q5AJQhQylf7YBed0JThLc2M27B+1edgtuXH48PP1AoE0CdLIHcSNUbZshFN+6kLaNxLBxDst6I764TM/GCD2zdTt+mX/QxzwyOmWKy+mHwFUrP+HJQKTdLm2/XhfPXNZ+vSmBO9xXmh8U+DKi2pbw93AKkxwZwet2b/vblx86nCxvW7n9zat/ZJdUFDl3aHqCl7KphIpl5uUn1YCWhYZPlBo+UVUhK5Ts8sVDPpYtPIHnD6BD8gnkSFVz5ae6iMOnIuZnQCwxks3s8NHNtCHS1xlcuVAYYZlITOWnkaH8DP4edGXbsHpUfjaUHz6Zy3+y/BOUZlHkF9MZS/BFMqo2bO90E5iTgz4Io2rrQTbK9x/lfRA8x8noOvZgpusCCJMWTdPxMOVhv961EZ+jhXM+nStasI19MEQQTPox2dmF3BQgfUSAtLMA6escoDlvemnMCDqX+TZw1o0wbpxmCsfO5mgg75pBvI8BnJ5kZTb7cTwJP/YBDacbodIjzD4G54DlkhaLH8luU8kXJDD551gLys8jDUtbPjHa4O187WcE3orVpQapQzSdBCRJVnFIxGMM5vmclwph60O9i84jA2fy/UW8G3qosvTfaZw9UCX78LjrfmdU68/FRCXuyzTbJbqHHZLV6Ir69+4U2nxL+WuVkU9eS+AHuxIu7Op+sIJN6XRjeym+zoqBR9LuYJqie6cxpmVbgHO9faJmc3sfJ83lMfFv33uGRNZ5PcTXbV/4ULwdrlqZwggn3xa6Xlk9ANCBTySEASL9JITlyfNTERBa9f9weKCQiJRwA1bLcICNcmFlEGGKOqlTGAH+dkZwVBVfmqF7pcOZb8XGPBawWXwzuBqSqZfvno6gpr80lX3UJbunY2zdSy7bPZ3E4J+Nl+Aa+KlCOYkbPVuGGl+wmIHAEWkj7EIjgXMTlyzJFoL5C9IYOn0Jd49Oh7EbALcXQUaq8uKSZ2JeTaIG2cAVQFZIPZyEdz91YoLFGtdq0Zd0ydN5EJEvu2/3M7tAgUK6l9rdJg7ix57XemdrxGHvsP4cZnDoMboKbHmyFmQeb+VHbe48F1f1iJWBWPBMDStVFApco4iB9o1rawbtzWMEaYCBg1YrP+nVFeQQvFvoSy6pg49hUxn5wvFTxNatpZGZEKrzykam53TmcbG3bVafuDk8ZGUYaVFuEJYvoqQU4KVNR+30AQy1n0tcRiDJCQDtNlpL52O+ED7THsaMag79A9y/E6RswU0mA2saxhww8EARBN/jwdlzieKXdPDz2ASJwizzHVBRl8LZXZJd7ccg6tHaSQoV9QWB0Sa49OqdbUXRWUssjINC02E88tSd1DmnNHwZtTqfKr276xZI7/y6SVKyIcHZq31aQTSew/fxL5zUiy99/NuQqbblFztpzqe9T9PiXtrByCd+ShPTXuKK8YlHNHHUT7Q+cVVtFx/kE7VhzeklKt5o9PrrjFKX9VSmjLILofK4pXnHJaFnvu5Tq1b59/LDTs/kBzF46GZWpTSXGmx3qQwkFB7bd4aT4PcVsKhlgjkFnAkGu1Yy8wqSiOSIYSV+oTHp+vW19cMoVYNoUIeJNQb1V5E3HeUzqC4mNeJxCIpPrFQaERne1wb5Xag0qPb9csHVFxSUheyizXy4LIn9FUrwsyJNBbTsKtZL4AHeoMGmYu85w7aaGa6fPytNTZdddmCpyh/fziSX4zBKY8BGN9mykxKaqlCSrOQYuofsDX9KkANncRvH975H2GKEwdtbM8IZh5cDDavLBzTICqkqVGEgizsgcHM26E2hyCpBoYnKX9E3KXaJc3QwUqcfRrcM6/DKYVR478g/yQcC+JrBTyqA1gFjzSt2AsPMRPqq3ormoXER97utLpYlHg/qkdBScEakmtge38flwVmFRvFb9V3D2sqhoCdaiw/BzFG12ZTfga7l4T6mmrgcI8Yu5eOiqmyyiLfjkomtIapIC6Y5Zj+VRWxq89XMV/86BNFALwkuU6OZso6nIAh78STBzyLEMAhbl/F9roAMj865lE9No3hNQLViVsuCQe+rgT2Db69YaQEKISqjycQRaurfL1dGRoox3sK6/4R/RJ2dQnYviHSfMfY4aj8ubvZc9qun1ITuAxLMLMtn9DBE5ZeQh0McIwIJTSQZQtxz2wmCiN4L0K+wydAbJ+i60yhl66Kmu+4AvNY6ogsJbB2I1Tt6Pi3cSFeGAaUMicS7QndGMofGOpOriQzQWJ1ujg/oAw3zrhDIVKLj6bj7kOmI+6X8hyVh/sCSGyMwt7xUlVgYSl0R5v3Z3U8xv7m5Mb7GfAxKBWLzIFv5kHUNeHU26xY+r3MWfTSUsgpJR+BCKLtP2qPLsHiNTS3Ohrq+wVTDBjORKm6tQvY6K0cvWLBQg9O1FjVQbEq3mRummVA5ni978zV9pYj4sirX422+ue6b6UgBYmMSd2KesnkuTSJj46SoYzUgrxM+jJbdKX7tpoNtRhncTRbnUpwI07aeT4E6f7pNKutUr99nq5frParAz50GjNKKzDgHVj58GEfqw5h3Cz1ACk/nsZEor01GoJzmnxWOWha4aV+VCZoGiQX5aQ3frM8kS+t/TsHfUhYZ9tHrqlwYZEPP7eIjwunD4rel2/RkHnhdKdlW+N0ku0cNnaRU2EvpTLIfqEZCLgUi/jklpUnjR/uqCZhXcy6/oRrBjztmygjrFM5Z9etwklAxUSFxQgjKoZrni8GF54KlkLuUHEaszHklTCCwtA5VG1xyqBrjljbUJVD4XhK1eAi+qATGxSLF3Yj1+QRMKyH9Eu6iC1deOR3z6UR8jV15xeIUa/dw5sb+5nwCUkHaCwhE/kEQV4KZVIJum5gHCX6t9olCFTkmqztxP5qauCGcHqTEOwJva+TmWw5YLhF4u8TN3SDza6Oiq4bqvDOVRzPU/9hGNEdAJi4vv0quV0itI6QCz4oTfty88OM8kFmDotD00VIfsEDfPlLPbQj9DJZmjLN95FkWRZEXm3d4sSOGR0JVe57/dN7dnqpUdXbghqUiPQjcMF3HP2T4+wPrBne7bF122LBhhw2UHUa8g8DvkogPAbcbHJ/fBfjA7io/1c/nhj12FueCJgVOiF99h3DDbwjB+3T5Ne8W6prmqRdmH4bjeW12EUqrxGTUiNwUFkT+Bqt6XI4XKBVSNjbrUFWCxovz8YAlIjx5l64geY8nUZOD7VyJ+03SqMAuw678uqQPolGBXTZY2zFahkYHdtmG1lf22KvcvM9UJTbOlHMjcSX2uQXJW6qz8xJCcR3ScibzrcQuIg2hi7iCzwgxfUPgePE78NvKogEaBCB+eyAg3hngumw5fgc4OwtwbG+ALdGGMiQFTtsQ3gD8vC45nfvD6RKSSM19wo2dnM3guXesq4rmrLciGxcRnrt79ahT4uLpWpU9pUK6EskqpioPYxxedY2JFaMeWpHSFOhQxzG5Zlg5tVkkM73Gj5E3AswMyUZZJEgeewymwzcbB76ZNElXqa9mDXfhhbb3WOrwWNVqmOmDzSI/uxEynYRst8uYlskuKsny99koOnO5mNCOM7UBoCISgARFJVgkLWECelH1AGM0FcWC55PzpodtInHpIdkkAI324rwJCGUTkpWiRcAnLjX5eetnqFEEZC/EgaEzNh4CJ5jgRehKq+Iu6qr3L2q8IvLCGOGqFm9r5G62vQIZl6gJtpzG9krN45UqVc4Pzs7LuyGIQ3a97eBY+QVr0rUXBwivueLm/pqAY1HvOqEXl8qik4SFUm+cGj1p4whaynoyVobt+id5o4dPHI9qJ1lPlSybcE7UR/ndaKYlSWg4AwsEIUOvB2C2cNQGELADeqAv8WeIV539DOd5yuIFnb/1NHeeTIEN22bq21ivxBmWqFdCA7wB1BL0RX3Q2sBBcQfQOvMYM4erLhqoTKhZ/y7x9M4DoNFcHBkb0c3OfMFIf++fB2V8++hJM/l55dHTZtAoe+mRs/D51d+Xz+fUC1dL4+Yp1C/+Rxzj3BuvVX1uChtX8aSjXuBM+S0ks6FW1WdxetRQJAfIppoSXyVeUQaKF/r4JXMBGT5LjavS47ztSb7BWqVcq4dUshlc7AXAi7D1xy1f7cb4pCYZCXgXMhWJyh5wNspvALPyIpyhzifc/6XkEmbtu+PG32q399oNb129pmPi061DXwHYBFd6UABO/ZujikXKDnjUxo8qyR8KykiJKItQy9f0tHxN8drYDNY+LttVDEt4oPKaPObYLi1YwRQ/Y9Bdq0+Uqn8b9kceVF9BalQWQNhOE+r1jvGD0fBdWg2hSVMLG9PyYJfLd8o3UHN0AKbXmupAW4hQzYNVB1VqgRxwCsas9QvBDThOdr30+2TJuRa9IDzXr1ZhnePKo2KdjvXPCMrzIlyut+7UDZVMelZAYd0w4A8KCBikQe+B2EHxt2l4IPareavNpfo6zpRf5sejonKaony8AhcfzhncIu6ZfdCdFb/PBzeJk+Zcdb8MOOHI/PkcN8ont+9/1zer68Bb8NeJpv7AaxD5eKNxLsUCSdIOWjteArw8q2P5MRdSQ0SvoOAX1bFYZ+Ty+4MbdAW7TcJYwm4S2CnCN+VQ6k66oEfvFTSGe4E2yddHGWJY61YlBUvwKxWCCMkQIkIioQu1XbV04enmcF5Bgr3Z5VdI4J4fgogIKH/fhr/o+rxOrq5PwAk9htr0Mpb1PReIcVH5Fc4ioHppjjf1dMNOauQUo5Icf6Vo61JiLb8Q3ufWxHxNqwQb24UVWaMNm0KLndAUzfkAWx4V94UTGHPxdiMR+oZITlbq3+N3IB4xc4f2HZSmfBNNATKh1YaG8+KNcaDhlR7fynkapijUYUGA2se5eI1KQ2fjQSqEQNeXI6Rk/XOqG2nAGEbG/1YN1iXfZLNSetolX8TBQLDoHutIs4M1NBuDELfIjyfZn3AxRsVh+qAJ5BcGsKPrg9nCfxmCak8H0AbMFBqSPx+L8Hd+Vn44mIw5tTyCOsyWmn3oKYiPkOKH70xjbP6ji8FYfKaLQRNPdTEG7jIXUeGE46U1WjFhzfkTP15r+YxbeuO1pRmv88WxvGmH7ibTjt1+0w7eiumP2cvN//NB2xoG7ZHs4i2+/7dw0ALY0fXBbAds7951wUyhIe1K/D2pHbQ6p4Wj2jdi3LbW7Mvy6wSgNmSMBWDgx22J43Ytx20Xx+0qHbev9sZttTNul1or/oGOeZFeH5qfJmsepk86r9J/j1oDbWx5BBHFp5LOvB129568t/dgX2s2nCNhw/lqs+GEHanEjtTfe773/3Xvuamz9/yWX1/3NxvKfu49XdCj9woaF0102He42t4FoBeQWl7nM2NFxmi+1K/M3NBYEFZmFlTHnQKsl/XNms3pSNicuAGpamB64WaJhu1OxKzy92P6V/5IworlroRBEIPyHH/RpDOwY6bMQmJESsJtKNLyex2311cy9ELYHT7kd4f3+d3hXX53eBt3h7f1doeVYWd3CFIhZ/wLJsa/YBJ13h9BLF8wMfqCCW1VwusjCsAXTIy+YEJpdB8DXjAx4QUTMzZrcOAFExNeMKEgJrxgUpyu4i2ewpuLcVKtZyRQPDsIyy1AmwfoFyEUo13ZjwCp0V65lVaVDW7c8Y13rM4cXt/4ZmPMcQ/w1C+uDCVAeC6S1bXEZxzeJ6ssAir8zXH7kJApr7++XZGsd46AWlB/gUogVMrna+2UT4YDa3E3tMLZFNsqh196/zXDra5Usb/S+T6yLu72UVKwGUkQi3gl9GMVxtP7oTCeUGE8ocI4hIRBYTxpFcaTnsJ4cozCOJHERGKBpAu8VmGcA0gTDrzp1DPhuB6jWkdsG5bjS7T7TJ2o0C44D4AMC5yif0M2vwN5+6mEYAlzOvmLgeN9kJYl0vW4VcXam1IhxDcDXVxKhXPzCxMNhKfDaHmrtpQZrbuVP7BPY+JOzAs1ZsiY4gdJnHWtUt4WdTxd49muEo1RTwI/g7pBXwAbrqVTAWy4Vi+6ODbZ+lR6ElDBPu21GcQ91PHd+J+gHwHeqpFGNwL+bXn2XoimvXCi0WrXOzXBFD+OTKGVStTvev00OFQ31hQaQa4OgTPsN5pubITLKBg4mdfHALLGcG8QK7gyjsAVJHoaw1cCBc2hwd0Qs6g2g8tFnCAW9+dJNJFphozoU7Hih/xqsRq44fnPkUaM00JRxqr/kPQxxx5Fk93IRVUyU8+HVW5K4eaTd+uc+jon/TpnxHzcOsfdOnv8mexhUudsFuocN3WGUbntYzYeRZOdtfa6SUrMyqRpn7CxQmGBz/EQEO2nOcXg9wGfRqTsXM8cOZ+nFh834bRT9thWYEY+mD66sWbRlCH2PtrhNKLvnx3pp04T//yCoFYTEWSAY4RkUacqcAXMirWWxebBTXk/0aJy05QYM1+2qxgBhRvy/ASlVgrKC7Gf5DSK6LuFv7y7X4TjHNo/xuEPRqI645i3ZNeM+RWUAFHRTWFTSLSVG10SCvqANfNr+7Jps3rv4DE1xZGlMQ2pNwo9oPFi8DDDSJNLAoXKOt0+LRqrETeClXPmRjNYcGESTpCEhMVqrh5QMWfeTdQMp6wlHcSLR5DRp3PTCX2Ejd1EjXBKGuHMY8mfgNAmoCuuHROBmiv/gGSFykx0GKfwa0UfIcZNpCYQeY7QV1JZ7EMZAlIbQSYhbWYBup5AcFDeBpqZ6G4gmRpdXt0krR7DBRNFE2sH8ZeN/T/ZYYPRlQlmV37Yw+akrp7q07AOel8L1A97iD4R8KuVWcQTAqDZXTvrxz8HM9AUPx0BGlpaipyUY45jPGuD5ew/WZNqczZxze2b456nhW6sS3rVt5s1IYadZ/PwQM4ob6urhCqtRi7wqMsZVHgTUA2UrCp9kSchnziesF/5XeIbCyDEIGGXZY1Q/KmdRwT4uJNeWjxBO3zxabKNKF9DZeG8UiTqh2GEN3sa5G4CXi2WuxHmG8E2FWxtSNjYJDQd+SnfkQk6Uj+Kx8qAdb2jS1HBMtZZulzq2cEG69yiirqm0c7Q/xSty3zO7UJ23qm4CfqzXikQH37IvP2qM3TLPduOFmOu+x3GFE8FJgGiR/HKwrA8eIFW63JnZvoEaHACbTu2ufUWTBZ6EmkcSy35By9aMhO8Rq20d1XKN9OuFBRIpCPyxhez13ejb3JGqoJQ8NoP8qYZeKBrG8gbGrGJELG8fwdCaB+dsFj7bSAarH7hTQR4I7K7qlRNv4HVr7pYWVmGllirwGwnhxlDwicrrD5ZYfXJCj4SFR6Oif1rCTQ5VG4AMcaKEas6i4nbpuSC2IppnwrljGKEhjZUFXW15tQoZ+vXs3gSje/kdBeIhFRhVCKIhRUdn7f7toNDbf0Dd/r7dRyvNNky8HvHdtjqmmAmFtPq9rDKnYQzJ2n4Gi7DI6/bt1SNxIqB9sHL2Bafqj7yUoHZu+RGomZ/YAmn8WWQ0/LSkqglFReYGJWOPfOB6mo45wkcftLzOlXHj2f5YyKjEfqkiwpdi2danHDV4zKVuj4qTi3foG4bTavbZes/wC294wK4CV7LdzcPvEB+xdHKZmduuIe+n4tXnmzoE7G45eT/xdZRZEsRAxt3d6+XLxus2Y6jG2SDO5npmkkenaRJqkd2/wbscDsIkjfcZC4AR6AGt1i5HyAD5XKEGGMSl4/ffHw8fhOTrZcUgswyjyFAQAowWXgR90wWXh6CgdIdBTpAae9bN7Cg0OORJK4A/U1tJ6tVQROYMhC0ESSjjtG4EVwXSCHkSIQ+QFz0u+HmfwwhrrWlaaOHrncG4lIg981oyfjNXJK5OtRCvwfe5VgX2vQESK/l4Vy2Ma8LAQOdkaqLY2k6JxTqniLoaxyccMO6SCEF0ahBJ5chsDLhkIajRu3oFGHAjhuFJAVZXZwXRxvn6iL5uT43v8HZ1o9PR+elKarzOVXnH5SOqoGwCGdyXYTkf+u7feth6w+a/VxdtDFZxtit7xBDmE7DYKalhcK7rOwQyJ7UNhAQi763iHvbncY7YnFgHYfXHSo9fvrwLlnBftbyXcp3Jd9VfFfzvSAvaNtNj6T4hTX4oAEQAIIApojk1y3/xkAE7fcHXVNbVyiWypWu7p7evkaz1e5MTc/Mzg2Go/Fka3tnd2+xXK03V9c3t3eH4+l8QaExWBwAQjDCYnO4PIKkaEal1mh1gijJisvt8foM07KdVDqTzQVhFCfPW2w9wMfR5nEAn9lJbdtBEd5bN05t293Ytp1srGXs7FZxGr+xWW4V27zVTf9n++73mQffsWf2of/nIP92CH8z2J9E6Ef+YGlJVVUJ5OuJjXJY/cauIk4NH8FTVUYtX8c3SGFzWsCX2Ln53FfmgikOG7z4rbbScMDN/BXcDrAs196fta3BR5w7AHam3pDZff9K80nuBDi9Mp7lxzRkPOFywdXeQ7vMd9L7rLlCgh/WvWahGHCm5nkodzH4Vl3GA8uVsk6vuKvBh25yLhwMXl5czd0MvkQ+fVi/L9S/iysMLj/qJFLtavIO4YmDJ8IKwmrr3SI38faDO5l715EX7h8+wJMF+74+sJejfvj1Zd5x8DGFsqavLRUu2rzz4Jza5o1ixz+XuvKug0MrRd7URWgHRfLug13intoK6zA/5fCI4KmPj5bcVkuJaeXpgEVHf/4SNNM2PswzAWc5CJITWenpC/k2YO+zNjpzHj11F+G7gK9JF+1/LMitVOCTwDdEcwJIrhdD7/KDwXl2ewyEzWe/mvDpYL+szqyIvK/xfvxYcLCtiUf9o6SZJD4TXE9L9AsyOJ5dwk8Da69ZVjAzMt/rKz8XnCEjo3pD5GXtLL8EzLS3bihrU6CsFtSA5x7bt7dk+f0OSUELuDnQWJMiLJx8RsAGL61CnMfS3XnPBB3g/o0rAonzO3PtBAPgGo/L+gtqckkUwQRYXHVD2+11mY2pAi7411Gk1wmEfqflcS09PYLFv9FTZmm/BQtDVoNcFgTPWBxRcNyKbAanrplXaV0XVngYEQYb3O+zrvuFnd81RBys4dCbEnu4qVUX2Q8+sZO6TlTsUoQHIgsW45S0yEQ/G4xGjoMTWRWkw6pfXuYh58GfVFM2+s4vd36PXAdTtxgqz255UDKG3Aff7t4UL655IXAJSgT3+RhsJA6hH8VQHfBZ82EqJUY3Whk1Abtq26ZZWywYu4/agM3Xf7aM6rieZo66gItLafcC3e65BaIksNyD0IrSawcqmGgwODUy7Jf30/aGlKN0cPujSEpexMkv39FYsAjpyKf9xbQ4LsoE348gxxhRy6bWEtLAdfm9168VsDNlCLngNqWdY+vGuR7nCSXgOIv7zbS67TVqhBrw12s7rMfvriU7ElrAR6W3hbHTI9toBDY4NLX9/rXGD4kZhA6w7PGE2A82NE4DYQC8/HhswvnzZm/6CRPgjXTFjGHfFO+5GBcs7nIrfvnwtobtmBD6w3tkAno7Y5fTjmGLwYzF9CgObXn3DWw1eM/Esacftu9mGmCbwa71CVYPzx138MaEwRKfmZhix46COEwc7Cc4/lCKru5biO0HK2WR6Ix1P7V8xGTBSZva0wI/bQifxI6DP5h/zdErCO1fJnQejP7mm0nESw+GH48YgkS6oYii8jLEIZSMIN8n5yBV1GNF+mNuu/B5HIeZrveUdCWGhPBlt2kVEAcP6w2GJXycmFXoxS6tR1D5EMkFlK8Y7/CaZVIdJrsGJuub57OFSj6+rM3dYP9TPCa6rfciAV/WRpJ8z7053yjiw3t3qTUryy5/0TbQO1u/7H1Iq57ha9GXamUs4YNrttxtVpZdel3wrND4Rs264VnVsd25N6bL2Q7sQb2JumH2o+lrc/7ws/B3Ph+/bpB/OP/E/OjfnvS/yTeF37QFf/z/NQMtvO8a6lX6eefl/2AhRSyrTeFK2sjr0FfHX84+z2BZMlVSVif3J1YkJMcHxjnEGsdoR2tEaUUaRFiHezEY9HRaI3WEsopylKwaFhRaEjITLB2sHZQU2BcgGWDqn++30O+Ob7IPn3SdxPSe5030KvEU8fT0GHK/6V7ots+N4jrf1dJlwPmJ83uny06Vjiccix0UHQiCpTwRzqlZ4+nkyb7x/WPuI+1DpwZT+8X6YnrEul93qnSw26y+b/9W/cX283726MfUD9bvT7/b+Ha0pbaZ1RTYaN2gWX+v7krt2ZrT1WerLlXeriCWm5S5lzJKMn9uKZ4oWlskW6ha4J+fnzecuyv3zpuAnJrshdlns0iZDRnrMh6nL/r9vyS0S/CyFC+d2xHEAEWQNo9A/KdPGjHAnY2Pf42XVLyY4DbFixlezPFigRfL7TB/m0c4PpjqEVXVNPVUib8CYF/X6AC6AAA="; // gzip, base64; inline, for a page opened as a file may fetch nothing
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
