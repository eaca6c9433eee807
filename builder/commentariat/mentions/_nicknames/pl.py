"""Polish given names, each with what its bearers are called."""

GROUPS = """
adam adaś adamek adasiek / adrian adi adrianek adek / adrianna ada adusia / agata agatka agacia /
agnieszka aga agusia agniesia agunia jagna / albert albercik / aldona aldonka / aleksander alek
olek aleks olo / aleksandra ola olka oleńka olunia olcia oleczka / alfred fredek fredzio / alicja
ala alka alusia alunia alcia / amelia amelka mela melka / anastazja nastka nastusia / andrzej
jędrek andrzejek jędruś jędrzej endrju / aneta anetka / angelika andzia angela geli / anna ania
anka anusia anula andzia hania annusia aneczka anuśka hanka / antoni antek antoś tosiek tolek
antosiek / antonina tosia antosia tośka tonia / apolonia pola polcia apolcia / apoloniusz polek /
arkadiusz arek aruś arkadek / artur arturek artek / balbina balbinka / barbara basia baśka
barbarka basieńka basiunia barb / bartłomiej bartek bartuś bartosz barti / bartosz bartek bartuś /
beata beatka beti / benedykt benek bendek / bernard benek bernardek / bogdan boguś bodzio bodek
bogdanek / bogumił boguś bogusiek / bogumiła bogusia / bogusław boguś bogusiek bogdan / bogusława
bogusia boguśka / bolesław bolek boluś / bonifacy boni / borys boryś borysek / bożena bożenka
bożka bożusia / bronisław bronek broniek broniuś / bronisława bronia bronka / brygida brygidka
gida / cecylia cesia celka cela / celina celinka cela / cezary czarek cezarek / czesław czesiek
czesio czesiu / czesława czesia cześka / damian damianek damuś / daniel danielek danek / danuta
danka danusia danuśka danula / dariusz darek daruś dareczek / dawid dawidek / dominik dominiczek
domin / dominika domi nika domka / dorota dorotka dora dorcia / edmund mundek edek mundzio /
edward edek edzio edziu / edyta edytka edzia / eleonora ela nora lora / elżbieta ela elka elżunia
elunia bietka elusia / emil emilek / emilia emilka mila milka / ernest erneścik ernestek / eryk
eryczek / eugeniusz gienek genek gienio genio gieniu / eugenia gienia genia / ewa ewka ewcia
ewunia ewusia / ewelina ewelinka ewcia ewela / fabian fabianek / feliks felek feluś / felicja fela
felcia / ferdynand ferdek nandek / filip filipek fifi / florian florek florianek / franciszek
franek franio franuś franus / franciszka frania franka / fryderyk frycek fryc fredek / gabriel
gabryś / gabriela gabrysia gabryśka gaba / genowefa genia gienia gienka genowefka / gertruda truda
/ grażyna grażynka grażka grażyn / grzegorz grzesiek grześ grzesio grzechu grzesiu grzech* /
gustaw gutek gucio gustek / halina halinka hala* halszka halusia halka / hanna hania hanka hanusia
haneczka haniusia / helena hela helenka helcia lena helka / henryk heniek henio heniu henryczek /
henryka henia heńka / hieronim hirek / hipolit polek / honorata honorka honka / hubert hubercik
hubi / ignacy ignaś ignac / igor igorek / ilona ilonka / irena irenka irka ircia / ireneusz irek
irus / iwona iwonka iwka / iza izabela izka izunia / izabela iza izka bela izunia / jacek jacuś
jacenty jaca / jadwiga jadzia jaga jadźka wiga jadwinia / jakub kuba kubuś kubek / jan janek
jasiek jaś janko jasio jasiu jaśko / janina janka jasia janeczka / janusz januszek jan / jarosław
jarek jaruś jarcio / jerzy jurek jerzyk jureczek / joanna asia joasia aśka asieńka joaśka /
jolanta jola jolka jolcia / józef józek józio józiu juzek / józefa józia józka / judyta judytka /
julia julka julcia jula / julian julek juluś / juliusz julek juluś / justyna justynka justysia
justa / kacper kacperek kacpi / kamil kamilek kamcio / kamila kamilka kama mila / karol karolek
lolek karolcio / karolina karolinka karola karolcia karo lina / katarzyna kasia kaśka kasieńka
kachna kasiunia kaja katarzynka kaska / kazimierz kazik kazio kaziu kazek kazimierzek / kazimiera
kazia / kinga kingusia kinia / klara klarcia klarka / klaudia klaudynka klaudusia / konrad
konradek kondzio / konstanty kostek / konstancja kostka kostusia / kornelia kora nela kornelka /
krystian krystianek krystek krycha / krystyna krysia kryśka krycha krystynka tina / krzysztof
krzysiek krzyś krzysio krzychu krzysiu krzycho / ksawery ksawcio / laura laurka / leokadia lodzia
leosia / leon leoś leonek / leonard leonek leoś / leonid leoś / leopold poldek leoś / lesław
leszek / lech leszek lesiu / leszek lesio lech leszeczek / lidia lidka lidzia / lucjan lucek lucuś
lucio / lucyna lucynka lusia lucy / ludmiła ludka mila ludmiłka / ludwik ludek ludwiczek lutek /
ludwika lusia ludka / łucja łucka łucjanka / łukasz łuki łukaszek / maciej maciek maciuś maciejka
/ magdalena magda madzia magdusia lena magdzia magdalenka / maksymilian maks maksiu maksio /
małgorzata gosia małgosia gośka małgośka gocha małgorzatka gosieńka / marcelina marcelinka celina
marcysia / marcin marcinek marcyś / marek mareczek maruś / maria marysia maryśka mania mańka maja
marysieńka marycha marianna maryla majka / marianna marysia marianka / marian maniek marianek /
mariola mariolka / mariusz mariuszek maryś / marlena marlenka / marta martusia martunia marcia /
martyna martynka / maryla marylka / marzena marzenka / mateusz mati mateuszek / matylda matyldka /
michał michałek misiek michaś miśka michu / michalina misia michasia michalinka / mieczysław
mietek mieciu miecio mieczyk / mieczysława miecia / mikołaj mikołajek miki miko / milena milenka
mila / mirosław mirek miruś mireczek / mirosława mirka mirusia / monika monia moniczka monisia
nika / natalia natalka nati natka / nikodem nikoś niko / nina ninka / norbert norbi norbercik /
olga olgusia ola olka / oliwia oliwka oli / oskar oskarek / patrycja patka pati patrysia / patryk
patryczek / paulina paulinka paula / paweł pawełek pablo pawcio / piotr piotrek piotruś pietrek
pietia piotrunio / przemysław przemek przemuś przemo / radosław radek radzio / rafał rafałek rafi
rafcio / regina renia reginka / renata renia renatka / robert robercik robuś robcio / roman romek
romuś romanek / romuald romek / róża różyczka różka / ryszard rysiek rysio ryś rysiu rychu
ryszardek / ryszarda rysia / sabina sabinka / sandra sandrusia / sebastian seba bastek sebuś sebek
/ sergiusz serek* / seweryn sewek / sławomir sławek sławuś / sławomira sławka / stanisław staszek
staś stach stasiek stasio stachu stasiu / stanisława stasia staśka / stefan stefek stefcio /
stefania stefa stefcia stefka / sylwester sylwek sylwuś / sylwia sylwka sylwunia / szczepan
szczepcio / szymon szymek szymuś simon szymonek / tadeusz tadek tadzio tadzik tadziu / teodor teoś
todek / teodora tosia dora / teresa tereska tesia renia / tomasz tomek tomuś tomaszek tomcio
tomeczek tomasiek / tymoteusz tymek tymuś / tymon tymek / urszula ula ulka urszulka ulcia / wacław
wacek wacuś waldek / wacława wacia / waldemar waldek waldi waluś waldemarek / walenty walek waluś
/ walentyna wala walentynka / walerian walerek / wanda wandzia wandeczka / weronika wera weronka
nika werka / wiesław wiesiek wiesio wiesiu wieśko / wiesława wiesia wieśka / wiktor wiktorek wituś
/ wiktoria wika wiki wiktorka / wilhelm wilek / wincenty wicek wicuś / wioletta wiola violetta
wiolka wiolcia / wit witek witold / witold witek wituś witeczek wicio / władysław władek włodek
władzio władziu / władysława władzia / włodzimierz włodek włodzio włodziu / wojciech wojtek wojtuś
wojciu wojteczek / wojciech wojtas / zbigniew zbyszek zbysiu zbynio zbych zbychu zbysio zbyś /
zdzisław zdzisiek zdzicho zdzich zdzisio zdzichu zdzisiu / zdzisława zdzisia / zenon zenek zeniu
zenuś zenio / zenobia zenia / zofia zosia zośka zocha zosieńka zochna zosiunia / zuzanna zuzia
zuza zuzka zuzanka / zygmunt zyga zygmuś zygmuntek zyzio / zygfryd zyga
"""
