"""Italian given names, each with what its bearers are called."""

GROUPS = """
alessandra ale sandra alessia / alessandro ale sandro alex / alberto berto albi / alfonso fonzo
fonzie / alfredo fredo fredi / andrea andre / angela angelina angy lina / angelo angiolino lino /
anna annina nina annetta / antonella anto nella lella / antonia tonia antonietta / antonio toni
tonino nino antò totò tonio / barbara barbi babi / bartolomeo meo bartolo / beatrice bea bice /
benedetta benni bene* / benedetto benni bettino / bruno brunetto / carla carlotta / carlo carletto
carlino / carmela mela* carmelina melina / caterina cate rina kate cati / cecilia ceci cilla /
chiara chiaretta / cristian cri / cristina cri cristi tina / daniela dani / daniele dani / davide
dave davi / domenica mimma menica / domenico mimmo mimì nico menico memmo / donatella dona /
edoardo edo / elena ele lena nena / eleonora ele nora leo / elisabetta betta elisa eli lisa betti
bettina / emanuela manu ema / emanuele manu lele ema / enrico chicco rico enri / fabio fabietto /
fabrizio fabri bicio / federica fede chicca / federico fede chicco rico / ferdinando nando ferdi /
filippo pippo fili lippo / francesca franci fra francy cesca checca franca / francesco franco
checco ciccio cecco fra franci francy ciccillo / gabriele gabri lele / gabriella gabri gaby lella
/ gaetano tano nino / gennaro gegè gennarino / giacomo giacomino jack / gianluca luca gianlu /
giancarlo gianca / giorgia giò / giorgio giorgino giò / giovanna gianna giò vanna nanna giovannina
/ giovanni gianni nanni vanni giò giovannino nino / giulia giuly / giuliano giuli / giulio giuli /
giuseppe beppe pino peppe peppino beppino geppo pippo / giuseppina pina peppina giusy pinuccia
giusi / graziella lella / gregorio greg / guglielmo memmo mimmo elmo / ilaria ila lalla / isabella
isa bella / lorenzo lollo renzo enzo lore / luca luchino / lucia luci lucetta / luigi gigi gino
luigino gigino / luigia gina gigia luisa / luisa isa / maddalena lena madda / manuela manu /
marcella cella / marcello lello / marco marchino marcolino / margherita rita marghe ghita / maria
mari mariuccia marietta mimma / marianna mari / mario marietto / martina marti / massimiliano max
massi massimo / massimo max massi / matilde mati tilde / matteo teo matte / mattia matti /
maurizio mauri icio maury / michela miky / michele michelino miky chele lele / mirella lella /
nicola nico nicolino nik / nicoletta nico nicole / ornella nella / paola paoletta / paolo paolino
/ patrizia patty patri / piero pietro pierino / pietro piero pierino / raffaele raffa lello lele /
raffaella raffa lella raffi / riccardo ricky riccà richi / roberta robi roby / roberto robi roby
berto / rosa rosetta rosina rosy / rosalia lia rosy / rosanna rosy / salvatore totò turi salvo
tore totuccio sasà / sebastiano bastiano seba iano / silvia silvietta / simona simo / simone simo
/ stefania stefi ste / stefano ste stefi / teresa tere teresina resi / tommaso tommy tom maso
tommasino / valentina vale* vally / valerio vale* / veronica vero / vincenza enza cenza / vincenzo
enzo cenzo vince cenzino / viola violetta / vittoria vicky vitto / vittorio vitto
"""
