"""German given names, each with what its bearers are called."""

GROUPS = """
adalbert adi albert bert / adelheid heidi adele heidrun / adolf adi dolf / agnes agi / albert
albrecht bert berti / alexander alex sascha xander alexandra sandra lexi / alfons fonsi fons /
alfred fred fredi / alois loisl lois luis / aloisia loisi / amalie mali malchen / andrea andi rea
/ andreas andi andy anderl andre / angelika geli angie gela angela / anja anna / anna anne anni
annchen ännchen nannerl annerl anneliese anja / annegret anne gret / anneliese anne anni liesl
lise annelie / annemarie anne annemie anni / anton toni anderl / antonia toni tonia antonie /
arnold arno noldi / august gustl augustin gustel / augustin gustl gustel / auguste gusti /
balthasar hausl balzer / barbara bärbel babsi barbi babette wetti bärbl / bartholomäus bartl
barthel / bastian basti wastl / beate beata bea / benedikt bene beni / benjamin ben benni benny /
bernd bernhard berni berndi / bernhard bernd berni hardy / bertha berta bertl / bertold berthold
bert / birgit biggi gitti birgitta / brigitte gitte gitti biggi brigitta britta / burkhard burki /
carola caro carla / caroline karoline caro lina lini karolina karo / carsten karsten / cäcilia
cilli zilli cilly / charlotte lotte lotti charly lottchen lotta / christa christine christiane
christel chrissi / christian chris christl krischan hias / christiane christa christel jana /
christina christine tina tine christel christa chrissi stina krissi / christoph chris stoffel
stoffl / claudia claudi klaudia / cornelia conny nele nelly corni / cornelius conny nelius kees /
dagmar daggi dagi / daniel dani dan / daniela dani ela / david dave davidl / dieter didi dietmar
dietrich diddi / dietrich dieter dirk didi / dominik domi nick / dorothea dorothee doro dorle thea
dora dorchen / eberhard ebi hardy / eckhard ecki ekkehard eckart / edeltraud traudl edel traudi /
edgar edi / eduard edi edu ede / eleonore lore nora elli ellinor / elfriede elfi friedel friedl /
elisabeth lisa liesl lisl liesel lisbeth lise else elsa elli betti sissi sisi ilse elsbeth
liesbeth lilli betty lisi elise bettina lieschen / emil mil milo / emilie emmi milli / emma emmi
emmchen / erhard hardy / erich eric ricky / erika rika ricki / ernst ernstl erni / erwin erwinl
winni / eugen geni / eva evi evchen evelyn / fabian fabi / felix lixi / felizitas fee feli lizzi
felicitas / ferdinand ferdi ferdl nand / florian flo flori / franz franzl franzi franzel /
franziska franzi fränzi ziska franzl / frieda friedel friedl / friederike rike rieke friedi fritzi
/ friedhelm helmi friedel / friedrich fritz fritzl friedel fiete fritzchen fred / gabriele gabi
gaby gabriela ela / georg schorsch jörg girgl jürgen schorschi / gerd gerhard gerdi gert / gerhard
gerd gert hardy gerdi / gertraud traudl traudi gerti traude / gertrud gerti trude trudi traudl /
gisela gisi gila gisl / gottfried friedl gottl götz / gregor greg gori / gudrun gudi / gustav
gustl gusti / günter günther günni günti / hannelore hanne lore hanni hannele / hans hänschen
hansi hannes johannes hansl johann / hartmut hardy harti / heidemarie heidi heide / heidrun heidi
/ heike heiki / heiner heinrich heini / heinrich heinz heiner heini hein heinzi hinnerk / heinz
heini heinzi / helene leni lena helen lenchen helena / helga helgi / helmut helmi heli helle /
henriette jette henni jettchen / herbert herbie bertl berti herbi / hermann hermi männe / hermine
hermi mine minna / hieronymus ronny / hildegard hilde hilda hildi / holger holgi / horst horsti
hotte / hubert hubsi hubi bertl hubertus / ignaz naz nazl / ilse else ilschen / ingeborg inge inga
ingi / ingrid inge inga / irene irmi reni / irmgard irmi irma irmchen / isabella bella isa isabel
isabell / jakob jockel jackl köbi jaköble jakl / jacqueline jacky jacki / jan janni jano / jessica
jessi jessy / joachim achim jochen jo joggi jochim / johanna hanna hanne hanni jo hannchen /
johann hans hansi hannes johannes hansl jo / johannes hannes hans hansi jo johann / jonas joni
jonny / jonathan joni jonny / josef joseph sepp sepperl seppi beppi jupp pepi peppi jo jos josi
seppl bepperl / josefine josephine josi fini finni pepi sefa josefa / judith judi / julia jule
juli julchen / julian jule juli / juliane jule juli liane / jürgen jürg jogi georg / karin kari /
karl kalle karli charly karlchen / karla karli / karoline caro karo line lina / kaspar kasper
kasperl / katharina käthe kathi kati trine katja kathrin käthchen kätti rina katrin kathl kathrina
nina / katja katharina kati / kerstin kersti / kilian kili / klaus nikolaus klausi / konrad conny
konni kurt koni radi / korbinian korbi / kornelia konni nele / kristina krissi tina stina kristine
/ kunigunde kuni gundel gundi / kurt kurti konrad / lars larsi / laura laurie lauri / laurenz lenz
lorenz / leonhard leo hartl hardi lenni leonard / leopold poldi leo poldl / lieselotte liselotte
lilo lotte liesel lotti / lorenz lenz enz / lothar lotti / ludwig lutz wiggerl luggi lui wickerl
luki ludi / luise lulu luisa lou isa / lukas luki luke lucas / magdalena lena leni magda madlen
lene lenerl / manfred manni fredi mani mandi / manuel manu manni manolo / manuela manu ela /
margarete margarethe grete gretel gretchen margret marga greti rita meta gretl margit margot gitta
grit greta / maria mizzi mia marie mitzi mariechen ria mariele mimi mariandl marei / marianne
nanni janne mari / markus max mark / marlene leni lena marle / marta martha martl / martin maddin
martl tino / martina tina tini / mathilde tilda tilde tilly hilde matilda / matthias hias matze
hiasl mathes matthes mats mathias hiesl matti / maximilian max maxi maxl maximiliane / mechthild
mechtild mecki / melanie mela mel melli / michael michi michel micha mike michl mischa much /
michaela michi micha ela / monika moni mona nika / moritz mo momo moriz / nadine nadi / natalie
nati talie / nathalie nati / nicole nicki nici nikki / nikolaus klaus niko niki nick niklas claus
nikola klausi niggl / norbert nobbi norb nori bert / notburga burgi burgl / oliver olli / oskar
ossi / oswald ossi ossy / otto ottl ottchen / patrick pat paddy rick / paul pauli paulchen paule /
paula pauli paulchen / pauline pauli lina line / peter pit peterle piet peterl / petra peti /
philipp lipp phil lips philip fipps / philomena mena philo / rainer reiner rainerl / raimund mundl
raimi / rebecca rebekka becky becki / regina gina regi / reinhard reini hardy reinhart / reinhold
reini holdi / renate nate reni nati renatl / richard richie richi riki / robert rob bob robi robby
bert bertl / roland roli rolli / rolf rolfi rudolf / rosa rosi rosl rosel resi / rosemarie rosi
romy rosl rosie / rosina rosi rosl / roswitha rosi / rudolf rudi rolf rudl / rupert bertl rupp /
rüdiger rüdi roger / sabine bine bini sabinchen binchen / samuel sam samu / sandra sandi /
sebastian basti bastian wastl seppi sebi bastl / siegfried siggi sigi friedl siegi / sigismund
sigi / sigrid siggi sigi / silvester silvi vestl / silvia silvi sylvia / simon simi sigi / simone
moni simi / sophia sophie fifi sopherl soferl sofie / stanislaus stani stanzl / stefan stephan
steff steffl steffen steffi fani / stefanie stephanie steffi fanny steffie / susanne susi sanne
suse susa susann sanni susanna suschen / sybille bille billa sibylle billi / sylvia sylvi / tamara
mara tami / tanja tani / theodor theo thedo / theresa therese resi resl thesi reserl tess thea /
thomas tom tommy thommy tommi domerl / thorsten torsten toto thorti / tobias tobi toby hias /
ulrich uli ulli ulf udo ule / ulrike uli ulli rike rieke ricke / ursula uschi ulla ursel urschel
ulli ursi urschl / ute uta / uwe uwi / valentin vali velten tino / valentina vali tina / valerie
vali / verena vreni vera vroni vreneli / veronika vroni vera nika roni ronja / viktor vic vicki /
viktoria victoria vicky vicki / vincent vinzenz vinz zenz vince / volker volki / waltraud traudl
traudi walli traude / walter walther walti waldi wolter / walburga burgi wally walli / werner
werni wernerl / wilfried willi friedl wilf / wilhelm willi willy wilm helmi wim willem wilhelmine
/ wilhelmine minna mine minchen helma helmi wilma / winfried winni winnie fredi / wolfgang wolfi
wolf wölfi gangerl wolferl / xaver xaverl veri vere / yvonne yvi vonni / zacharias zacher
"""
