/**
 * What guessers try first, folded and without spaces: the heads of published lists of leaked passwords, and what people
 * here choose. A password is compared whole and without the digits and signs at its ends, so `Galatasaray1905!` is in it.
 */
export const wellKnown: ReadonlySet<string> = new Set(
  `
    123456 123456789 12345678 1234567890 0123456789 0987654321 1q2w3e4r5t 1q2w3e4r 1qaz2wsx 1qaz2wsx3edc qazwsxedc
    qwerty qwertyuiop qwerty123 qwertyui asdfghjkl asdfgh asdasd asdasdasd zxcvbnm zxcvbn qweasdzxc qweqwe password
    passw0rd p@ssword p@ssw0rd password1 passwords mypassword yourpassword letmein letmeinnow welcome welcomeback
    welcome1 iloveyou iloveu iloveyousomuch ilovegod sunshine princess football baseball basketball dragon monkey
    shadow master superman batman spiderman pokemon starwars trustno1 whatever freedom computer internet michael jordan
    jennifer jessica ashley charlie daniel thomas hunter killer soccer hockey liverpool chelsea arsenal barcelona
    realmadrid manchester juventus ferrari mercedes porsche corvette mustang harley yamaha honda administrator admin
    adminadmin adminpassword root rootroot toor guest user default changeme changemenow changepassword secret
    secretpassword topsecret temporary temppass tempassword test testing testtest testpassword demo demodemo sample
    example login loginlogin access accessdenied security superuser supervisor manager office company business customer
    service support google facebook instagram twitter youtube whatsapp microsoft windows android iphone samsung apple
    amazon netflix spotify summer winter spring autumn january february march april june july august september october
    november december monday friday hello helloworld hellohello abcdef abcdefgh abcdefghij abc123 abcd1234 aaaaaa
    abcabcabc blahblah nothing something anything forever foreveryoung lovely loveyou lovelove mylove angel babygirl
    butterfly chocolate cookie flower purple orange banana sifre sifrem parola parolam sifre123 benimsifrem yenisifre
    sifreyok sifremiunuttum giris girisyap yonetici kullanici galatasaray galatasaray1905 fenerbahce fenerbahce1907
    besiktas besiktas1903 trabzonspor trabzonspor61 bursaspor cimbom kartal kanarya istanbul istanbul34 ankara ankara06
    izmir izmir35 bursa adana antalya trabzon konya turkiye turkiyem turkiyecumhuriyeti ataturk mustafakemal
    mustafakemalataturk cumhuriyet bayrak vatan vatanim anavatan turkoglu osmanli fatih seniseviyorum seniseviyorumm
    senicokseviyorum askim askimaskim birtanem canim canimbenim canimannem annem babam annembabam sevgilim hayatim
    bebegim prenses kelebek papatya yildiz yakamoz deniz gunes melek ozgur ozgurluk mutluluk kardesim arkadas dunya
    merhaba merhabadunya mehmet mustafa ahmet fatma ayse emine hatice zeynep murat hasan huseyin ibrahim yusuf emre
    burak elif merve bismillah allah allahuekber insallah masallah muhammed kuran hosgeldin hosgeldiniz asdfghjklsi
    qwertyuiopgu deneme denemedeneme deneme123 ajans reklam musteri sirket muhasebe bilgisayar telefon internetim
  `
    .trim()
    .split(/\s+/),
);
