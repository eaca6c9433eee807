"""French given names, each with what its bearers are called."""

GROUPS = """
adélaïde adèle / adrien adri / agathe aggie / albert bébert al / alexandre alexandra alex sacha
xandre alexis alexia / alice lili alix / alfred fred frédo / amandine mandine mandy didine /
amélie mélie lili / anaïs nanou naïs / andré dédé / andrée dédée / angélique angie gélique / anne
annie annette nanette nanou anna nanie / antoine toine tonio toinou tony antoinou / antoinette
toinette nénette toinon / arnaud nono / arthur tutur / auguste gugusse gus guste / augustin gus
gustin / aurélie lili aurel / aurélien aurel lélien / barbara barbie babeth babs / baptiste bab
batiste titi / bastien bast / béatrice béa bice / benjamin ben benji benj / benoît ben benny /
bernadette nadette dédette bernie / bernard nanard bernie nénard / bertrand bébert bert / brigitte
bribri gigi britt / camille cam camcam / caroline caro line / catherine cathy cath kathy cathou
katia kate / cécile cécé / cédric cédri ced / céline linou / chantal chanchan / charles charlie
charlot charly / charlotte charlie lolotte lotte chacha / christelle chris kristel / christian
chris cricri kiki / christiane christine cricri chris nanou / christine kiki chris cricri titine /
christophe chris tophe totophe kristof / claire clairette clara / claude clo claudio claudie /
claudine dédine clo claudie / clément clem clémou / clémence clem clémentine / clémentine clem
titine / clotilde clo / colette coco nicole / constance connie coco / corinne coco cora / cyril
cycy / damien dam / daniel dani dany dan / danielle danièle dany dani / danièle dany / david dave
dav / delphine del fifine delphe / denis deni nini / denise nini nise / didier didi / dominique
domi dom nique / édouard edouard doudou ed édy / éléonore léo nono / élisabeth elisabeth babeth
lili lisa babette élise éliza lisette zabeth zaza betty babet / élodie élo lodie didi / émilie
mimi milie / emmanuel emmanuelle manu mano / emmanuelle manue / éric rico riquet / ernest nénesse
/ étienne tiennot tienne / eugène gégène / eugénie nini génie / evelyne lyne evy / fabien fab fabi
/ fabienne fab fafa / fabrice fab fabri / ferdinand ferdi nando / fernand nanand / fernande
nanette / florence flo flora / florent flo / florian flo flori / franck francky / francis francky
cissou / françois francis fanfan / françoise fanfan soizic / frédéric fred fredo frédo freddy riri
fréd / frédérique fred fredo rika / gabriel gab gaby / gabrielle gab gaby brielle / gaëlle gaga /
gaston tonton / geneviève ginou ginette viève nenette / georges jojo geo géo / georgette jojo
zette / gérard gégé / germain germinou / ghislaine gigi / gilbert gigi bébert gil / gilles gillou
/ ginette ginou nénette / gisèle gigi zèle / grégoire greg grégou / grégory greg grégo / guillaume
guigui guillou will* / gustave gus gugus / guy guitou / hélène léna nénène / henri riri riton /
henriette riette yéyette / hervé vévé / hippolyte hippo polyte / honoré nono / hubert bébert hub /
hugues hugo / ignace nacio / inès nes / irène nène / isabelle isa zabelle belle babelle zaza /
isidore zizi dodore / jacqueline jacky line jaja / jacques jacquot jacky jacquou jako / jean
jeannot jano jeanjean / jeanne jeannette jeanneton nannette / jérémie jérémy jerem jéré / jérôme
gégé jérem / joël jojo / joëlle jojo / joseph jo jojo zeph zeff / joséphine jo fifine josée joséph
/ josiane jojo josy / jules julot / julie juju juliette lili / julien juju jul ju / juliette juju
juli / justine juju titine / laetitia laeti titia tisha letty / laurence lau lolo laurie / laurent
lolo lau laulau / léon léo / léonard léo nanard / léopold léo / louis loulou louison loïs petit* /
louise loulou louisette lou loulotte / luc lulu / lucas luca luc / lucette lulu / lucie lulu luce
/ lucien lulu lucio / lucienne lulu / ludovic ludo / lydie lili / madeleine mado madelon mad /
magali mag maggie / marc marco marcus / marcel cécel marcello celou / marceline line / margaux
margot mag / marguerite margot rita guite maggie margaux guiguite / marie mimi manon mariette
marion mariole / marianne mari / marine marinette / marion marie / marthe marthon / martin tintin
/ martine titine tine / mathieu matthieu mat matt mathou / mathilde math mathou tilde / maurice
momo riri mau / maxime max maxou / mélanie mel mélo lanie / mélissa mel / michel mich mimi michou
mitch / michèle michelle mimi mich michou / micheline miche line / mireille mimi / monique momo
nick mona mo / morgane momo / muriel mumu mu / nadège nad nadine / nadia nad / nadine nad dine
nanou / natacha nat tacha / nathalie nat natou thalie natha lili / nicolas nico nick niko colas /
nicole nico coco nini / noël nono / noémie nono mimi noé / odette dédette / odile didile / olivia
liv via / olivier oliv olive / pascal pasc pascalou / pascale pasc / patrice pat patoche /
patricia pat patou patsy tricia / patrick pat patou patoche / paul paulo popaul pol / paule
paulette popo / pauline popo line / philippe phil philou fifi / pierre pierrot pierrick piotr peyo
pierro / pierrette pépette rette / quentin quent / raphaël raph rapha / raphaëlle raph / raymond
momo ray / raymonde monde* / rébecca becky / régine gigi / rémi rémy mimi / renaud nono / rené
néné / renée néné / richard richie rich* / robert bob bébert roro robbie / rodolphe rodo dolphe /
roger roro / roland roro lolo / romain rom roro / rosalie rosa lili / samuel sam / sandra sandy /
sandrine sandy drine sandra / sébastien seb séb bastien / serge sergio sergeot / sidonie sido /
simon sim / simone momone mone / solange soso sol / sophie soso fifi sophe / stanislas stan /
stéphane steph stef phane / stéphanie steph stef fanny fanie / suzanne suzon suzy zaza suzette
zanne / sylvain sylv / sylvestre sylv / sylvie vivi sylv / théo théodore / théodore théo dodore /
thérèse thé tété zézette / thibault thibaut thib tibo thibaud / thierry titi thier / thomas tom
toto tomtom / timothée tim timo / valentin val valou / valentine val titine / valérie val valou /
vanessa ness / véronique véro nique vero / victor totor vic / victoire vic vicky toire / vincent
vince vinz vinc / violaine violette / virginie gigi ginie nini / vivien viv / viviane viv vivi /
xavier xav xavi zav / yann yannick yannou / yolande yoyo landa / yves yvon vivi / yvette vévette /
yvonne vovonne / zacharie zac zach
"""
