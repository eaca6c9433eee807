"""Spanish given names, each with what its bearers are called."""

GROUPS = """
adela adelita / adelaida adela ade / adolfo fito dolfo / adrián adri / agustín agus tin tino /
agustina agus tina / alberto beto berto tito albertito / alberta berta / alejandra ale jandra
sandra alex alejandrita / alejandro ale alex jandro álex sandro alejo / alfonso fonso poncho alfon
foncho fonsi / alfredo fredo fredy alfre / alicia ali licha alice / álvaro alvarito varo / amalia
ama mali / amparo ampa amparito / ana anita anabel ani anica / andrea andre / andrés andresito
andy / ángel angelito gelo lito / ángela angelita angie geli / ángeles angelines geles nines /
antonia toñi toña antoñita tona / antonio toño antoñito toni toñín antón nono tonio / araceli ara
celi chelo / arturo turo arturito / ascensión chon ascen / asunción asun chona susi asunta /
aurora auro / bárbara barbi barbie / bartolomé bartolo barto / beatriz bea beti betty / begoña
bego / benito beni nito / benjamín benja benji / bernabé berna / bernardo berna nardo / blanca
blanqui / camila cami mila / camilo cami / candelaria candela cande candi / caridad cari cachita /
carla carlita / carlos carlitos carlines charlie litos carlo / carlota carlo / carmelo melo /
carmen carmela carmiña menchu carmina carmencita carmeli mamen maica / carolina caro lina /
catalina cata lina catalineta / cecilia ceci chila / celestino tino celes / césar cesarito / clara
clarita / claudia clau claudi / clemente tente / clementina tina cleme / concepción concha conchi
conchita concho inma chon cota conce / consuelo chelo consu chelito / cristian cris / cristina
cris tina cristi / cristóbal cris tobal tóbal / daniel dani danielito / daniela dani / david davo
/ diego dieguito yago / dolores lola loli lolita dolo lolis / domingo mingo chomin txomin mincho /
eduardo edu lalo eduardito guayo / elena nena helena elenita lena / eloísa elo / elvira elvi vira
/ emilia emi mili / emilio emi milo emilín / encarnación encarna encarni / enrique quique kike
enri quico / enriqueta queta / ernesto neto erni / esperanza espe lancha / estefanía estefi fani
stefi / esteban estebi / esther ester teté / eugenia uge geni / eugenio geño uge / eulalia lali
laia olalla / eva evita / federico fede fico lico / felipe pipe feli lipe felipín / felisa feli /
félix feli / fermín min / fernanda fer nanda / fernando fer nando fernan ferni nano / florencia
flor* flopi flo / florentino floren tino / francisca paca paquita fran pancha curra francis paqui
panchita / francisco paco pancho curro fran paquito kiko quico cisco franchu frasco pacorro
francis pachi panchito / gabriel gabi / gabriela gabi gaby / gerardo gera lalo / gertrudis tula /
gloria glori gloriana / gonzalo gonza chalo gonzo / graciela chela grace / gregorio goyo grego
goyito / guadalupe lupe lupita guada / guillermo guille memo willy guillermito billy / gustavo gus
tavo gusti / héctor tito / hermenegildo gildo / hilario lalo / horacio lacho / hugo huguito /
humberto beto / ignacia nacha / ignacio nacho iñaki ignaci nachito íñigo / inés inesita /
inmaculada inma macu concha / irene ire / isabel isa chabela bela isabelita isabela sabel ysa
chavela chabe / isidoro isi doro / isidro isi chiro / ismael isma / jacinto chinto jacin / jacobo
jaco yago / jaime jaimito jimmy jaimi / javier javi xavi javo javierito / jerónimo jero / jesús
chus chuy suso jesusín chucho / jesusa chusa susa / joaquín quino joaco chimo quim joaquinito /
joaquina quina / jorge jorgito coque / josé pepe pepito chepe cheo joselito che pepín josete /
josefa pepa pepita fina josefina pepi chefa finita / josefina pepa fina josefa pepita chepina /
juan juanito juancho juani juanillo / juana juanita juani / juliana juli / julián juli / julia
juli / julio julito / laura lauri / leandro lean / leonardo leo nardo / leonor leo nora / leopoldo
polo leo poldo / leticia leti letty / lorena lore / lorenzo loren lencho enzo / lourdes lurdes
lulú / lucas luquitas / lucía luci lucita / luciano lucho chano / luis lucho luisito luisín güicho
/ luisa lu luisita / macarena maca / magdalena magda malena lena madalena / manuel manolo manu
lolo manolito manel manuelito manolín / manuela manoli manola lola manuelita / marcelino lino
marce / marcelo chelo marce / marcos marquitos / margarita marga mago rita margari margui / maría
mari marieta mariquita marichu maruja maruxa mariquilla maru / mariana nana mari / mariano nano
marianito / marina mari / mario marito / marta martita / martín tincho martincho / mateo teo /
matilde mati tilde / matías mati / mauricio mau mauri / maximiliano max maxi / máximo max maxi /
mercedes merche meche mercé merceditas merchi meches / micaela mica / miguel migue miguelito micky
miguelín mike miguelón / milagros mila mili milagritos / mónica moni / montserrat montse / natalia
nata nati naty tali / natividad nati / nicolás nico colás / nieves nievitas / nuria nuri / óscar
osqui / octavio tavo / olga olguita / pablo pablito pablín pol / paloma palo* / pascual pascu
pascualín / patricia patri pato pati paty tricia / patricio pato patri / paula pau pauli / paulina
pau pauli / pedro perico pedrito perucho peyo pedrín periquito pedrucho / pilar pili piluca
pilarín pilarica / purificación puri purita / rafael rafa rafi fali rafita / rafaela rafi fala
rafa / raimundo mundo* rai / ramón moncho monchi ramoncín mon ramoncito / ramona moncha mona /
raquel raque quela / raúl raulito rul / regina gina / ricardo ricky richi rica riqui cayo /
roberto rober beto robe tito / rocío roci chío / rodolfo rodo fito rolfo / rodrigo rodri rorro /
rogelio roge / rosa rosi rosita / rosalía rosa lía / rosario charo chayo rosarito sari charito /
rubén rubencito / salvador salva chava salvi chavo / samuel samu sami / sandra sandri / santiago
santi yago chago tiago / sara sarita / saturnino nino satur / sebastián sebas seba chano bastián /
sergio sergi checo / silvia silvi / socorro coco / sofía sofi chofi / soledad sole chole / susana
susi su susanita / tadeo teo / tamara tami tamy / teodoro teo doro / teresa tere teresita teté
maite teresina / timoteo teo / tomás tomi tomasito tomasín / trinidad trini / valentín valen tino
/ valentina valen vale* tina / valeria vale* valen / vanesa vane vanessa / verónica vero veru /
vicente chente vicen tente / vicenta vicentica chenta / víctor vito vic viti / victoria vicky vico
vicki toya toyi / virginia virgi gina / virtudes virtu / visitación visi / xavier xavi / yolanda
yoli yola
"""
