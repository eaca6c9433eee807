"""First names, which handles are often made of: whoever has one is named by it."""

from commentariat.mentions._fold import fold

# Not those that are also words which open sentences: Will, May, Mark, Grace, Bill.
_NAMES = """
aaron abigail adam adrian aidan alan albert alex alexander alexandra alfred alice alison allan
allen amanda amelia amy andrea andrew andy angela angus anita ann anna anne annie anthony arnold
arthur ashley audrey barbara barry beatrice becky ben benjamin bernard beth betty beverly bob
bobby brad bradley brandon brenda brendan brent brett brian bridget bruce bryan caleb cameron
carl carla carol caroline carolyn catherine cathy chad charlene charles charlie charlotte cheryl
chloe chris christina christine christopher cindy claire clara clare colin connie connor craig
curtis cynthia damian dan daniel danielle danny darren dave david debbie deborah debra denise
dennis derek diana diane dominic don donna doris dorothy doug douglas duncan dustin dylan eddie
edith edward eileen elaine eleanor elena eli elizabeth ella ellen elliot emily emma eric erica
erik erin esther ethan eugene eva evan evelyn fiona fred freddie gabriel gail gareth gary gavin
geoff geoffrey george gerald geraldine gerry gina glenn gloria gordon graham greg gregory gwen
hannah harold harriet harry heather heidi helen henry herbert howard hugh ian irene isaac isabel
isabella ivan jack jackie jacob jake james jamie jane janet janice jared jasmine jason jay jean
jeff jeffrey jenna jennifer jenny jeremy jerry jesse jessica jill jim jimmy joan joanna joanne
joe joel john johnny jon jonathan joseph josephine josh joshua joyce juan judith judy julia
julian julie karen karl kate katherine kathleen kathy katie keith kelly ken kenneth kenny kevin
kim kirsten kristen kurt kyle larry laura lauren laurie lawrence leah len leo leon leonard leslie
lewis liam linda lisa liz lois lorraine louis louise lucas lucy luke lynn maggie malcolm marc
marcus margaret marge maria marian marie marilyn marion marjorie martha martin marvin mary matt
matthew maureen maurice max maxine megan melanie melissa michael michelle mick mike mildred miles
miranda miriam mitchell molly monica muriel nancy naomi natalie nathan neil nelson nicholas nick
nicole nigel nina noah nora norma norman oliver olivia oscar owen pam pamela patricia patrick
patty paul paula pauline peggy peter phil philip phillip phoebe phyllis rachel ralph randy ray
raymond rebecca reg ria richard rick ricky rita rob robert roberta robin rodney roger roland ron
ronald rosa rosemary roy rupert russell ruth ryan sally sam samantha samuel sandra sandy sara
sarah scott sean seth shane shannon sharon shaun sheila shirley sid simon sonia sophia sophie
stan stanley stella stephanie stephen steve steven stuart susan suzanne sylvia tanya tara ted
terence teresa terri terry thelma theodore theresa thomas tim timothy tina toby todd tom tommy
tony tracy travis trevor tristan troy tyler valerie vanessa vera vernon veronica vicky victor
vincent vivian wallace walter wanda wendy wesley william willie winnie yvonne zach zelda zoe
achim andreas anja anke anneliese annette antje armin axel bastian beate benedikt bernd bernhard
bettina birgit björn brigitte britta bärbel christa christian christoph claudia clemens cornelia
daniela detlef dieter dietmar dirk eberhard eckhard edgar elfriede elisabeth elke erich ernst
erwin felix ferdinand florian franz frieda friedrich fritz gabi gabriele georg gerd gerda gerhard
gisela günter günther hanna hannelore hannes hans harald hartmut heike heiko heiner heinrich
heinz helga helmut hermann hilde holger horst hubert ingeborg ingo ingrid jana jens joachim
jochen johanna johannes jonas josef jutta jörg jürgen karin karsten katharina katja katrin
kerstin klaus konrad kristina lars lena lothar ludwig lukas lutz manfred manuela marco margit
margret marianne marlies martina matthias maximilian mechthild moritz nadine nils norbert olaf
otto peer petra rainer ralf regina reinhard reinhold renate rolf rudi rudolf rüdiger sabine
sebastian siegfried sigrid silke silvia simone sonja stefan stefanie steffen susanne sven swen
tanja thorsten tobias torsten udo ulf uli ulrich ulrike ursula ute uwe volker waltraud werner
wilfried wilhelm willi wolfgang adrien agnès alain albane alexandre aline amandine amélie anaïs
andré anouk antoine arnaud aude aurélie aurélien baptiste bastien benoît bertrand bruno camille
carole chantal christelle christophe clément colette corinne cyril cécile cédric céline damien
delphine denis didier dominique edouard emmanuel estelle eugénie fabien fabienne fabrice fanny
flavie florent franck françois françoise frédéric gaston gaëlle geneviève georges germaine
ghislaine gilbert gilles gisèle grégoire guillaume gwenaëlle gérard henri hervé hugo hélène
isabelle jacqueline jacques jeanne jeannine josiane joël julien juliette justine jérémy jérôme
karine laetitia laure laurence laurent liliane loïc luc lucie lucien ludovic lydie léa léon
madeleine marcel margaux margot marguerite martine mathieu mathilde maud michel micheline
mireille monique morgane mélanie nathalie nicolas noëlle océane odette odile olivier pascal
pascale patrice paulette philippe pierre quentin raphaël renaud rené romain régine rémi rémy
sabrina sandrine serge solange solène stéphane stéphanie sylvain sylvie sébastien thibault
thierry théo thérèse valentin valérie virginie viviane xavier yann yannick yolande yves yvette
éliane élise élodie émilie éric étienne adolfo adriana agustín alberto alejandra alejandro
alfonso alfredo alicia amparo ana andrés antonia antonio araceli arturo beatriz begoña belén
benito camila carlos carmen carolina catalina cesar claudio cristian cristina cristóbal dario
diego eduardo emilia emilio encarna enrique ernesto esteban estela fabián federico felipe fermín
fernanda fernando francisca francisco fátima gabriela gerardo germán gonzalo graciela guadalupe
guillermo gustavo hernán héctor ignacio inés ismael iván jaime javier joaquín jordi jorge josefa
josé juana julieta julio julián lidia lola lorena lorenzo lourdes lucía luis luisa lupe manolo
manuel marcela marcelo marcos margarita mariana mariano maribel maricarmen mario marisa marisol
marta mateo matías mauricio miguel montse mónica nacho natalia nicolás noelia nuria octavio olga
pablo paco paloma paola patricio pedro pepa pepe rafa rafael ramiro ramón raquel raúl ricardo
roberto rocío rodolfo rodrigo rogelio rubén santiago sergio susana tamara tomás vicente víctor
yolanda álvaro óscar alessandra alessandro alessia angelo antonella arianna carlo chiara cinzia
daniele davide elisa elisabetta emanuele enrico enzo fabio fabrizio federica filippo flavio
francesca francesco franco gaetano giacomo gianluca gianni giorgia giorgio giovanna giovanni
giulia giulio giuseppe giuseppina graziella guido ilaria leonardo letizia luca lucia luciano
luigi marcello mariella massimo matteo maurizio michela michele mirella nicola nicoletta ornella
paolo pasquale piero pietro raffaele riccardo rocco rosanna salvatore sandro serena silvio simona
sofia stefania stefano tiziana tommaso umberto valentina valeria vincenzo vittorio afonso
bernardo beto caio cláudia cristiano diogo duarte edson filipe flávia fábio gilberto gonçalo
guilherme helena henrique inês joana joão leonor luiz luiza luís madalena mafalda margarida
matheus nuno paulo raimundo renata renato rui sebastião thaís thiago tiago tânia vasco vinícius
zé agata agnieszka aleksander aleksandra alicja andrzej aneta antoni artur bartek bartosz basia
beata bogdan bogusław bożena celina cezary czesław danuta dariusz dominika dorota edyta elżbieta
ewa ewelina franciszek genowefa grażyna grzegorz halina henryk ignacy ilona irena iwona izabela
jacek jadwiga jakub janina janusz jarek jarosław jerzy jolanta julita justyna józef kacper kamil
karol karolina kasia katarzyna kazimierz kinga krysia krystyna krzysiek krzysztof leszek maciej
maciek magda magdalena marcin marek mariola mariusz marzena mateusz małgorzata michał mieczysław
mikołaj mirosław monika patryk paulina paweł piotr piotrek przemek przemysław radek radosław
roman ryszard stanisław sylwia szymon sławek sławomir tadeusz tomasz tomek urszula wacław
waldemar wiesław wiesława wiktor wiktoria witold wojciech wojtek władysław włodek zbigniew
zbyszek zdzisław zenek zenon zofia zuzanna zygmunt łukasz айгуль александр александра алексей
алена алина алла альберт алёна анастасия анатолий андрей андрій анжела анна антон антонина аня
аркадий артем артур артём богдан борис вадим валентин валентина валера валерий валерия ваня
варвара василий василиса вася венера вероника виктор виктория виолетта виталий витя влад владимир
владислав володя вячеслав галина галя гена геннадий георгий герман глеб григорий гриша даниил
дарья даша денис дима дмитрий евгений евгения егор екатерина елена елизавета жанна женя зина
зинаида иван игорь ильдар илья инна ира ирина камилла катя кирилл клавдия константин костя ксения
кузьма лара лариса лена леонид лера леша лида лидия люда людмила люся лёша максим маргарита
марина мария маша микола михаил миша надя назар наталия наталья наталія наташа никита николай
нина оксана олег олександр олена олеся ольга оля остап павел паша петр петя полина прохор пётр
раиса римма рита родион роман руслан рустам саша света светлана семен семён сергей сергій серёжа
соня софия софья станислав стас степан стёпа таисия тамара таня тарас татьяна тимофей тимур федор
филипп фёдор эдуард эльвира эмма юлия юля юра юрий яков яна ярослав ірина ahmet ali aylin ayşe
burak cem cemal ebru elif emel emine emre engin erdal erkan esra fatih fatma gökhan hakan
halil hasan hatice hüseyin ibrahim ismail kemal kerem mehmet mert merve murat mustafa nuray onur
orhan osman ramazan recep selim selin sema serkan sinan süleyman tuncay turgut volkan
yasemin yusuf zehra zeynep ömer özgür abdul abdullah ahmed aisha amina amir anjali anwar arjun
bashir bilal deepak divya faisal farid fatima habib hamid hamza hassan hussein jamal karim kavita
khaled khalid krishna kumar laila lakshmi layla leila mahmoud mariam mohamed mustapha nadia
nasser neha omar pooja priya rahul rajesh rashid ravi rohan salim salma samir sana sanjay sunil
suresh tariq vijay vikram yasmin zahra aino anders anneke anneli arne astrid bart birgitta bjørn
bram daan eero erkki femke fleur fredrik frits gerrit griet gunilla gunnar gustav guus göran
hanne heikki hendrik henk henrik håkan ineke jaap jari jeroen johan joke joop joost joris juha
jørgen kari kees kirsi klaas knut koen kristian lasse leif lennart lieke liisa linnea lotte
maarit maarten magnus marieke marijke markku marloes mats matthijs matti mikael mikko morten niek
niels olav ole oskar pekka pelle piet pieter pirjo poul rune ruud sanne sigurd siiri siv sjaak
sjoerd sofie solveig stig svein tarja terje teun theo thijs tjeerd tove truus ulla ville wim
wouter
pete kev deb barb hank jeb jess jude kay lou lyn meg mel moe ned pat russ sal stu sue tess trish
viv wes zac zack abby abbie alfie archie arlene bert bertie bess billy bobbie bonnie carrie cass
cecil celia clive clyde cora dana della dolly dora doreen edie edna elmer elsa elsie ernie esme
ethel etta fay felicity fergus fran frances frankie freda gladys gwyn hattie hetty hilary hilda
homer horace imogen isla ivor janis jasper jem jonah joss josie juliet kirk kirsty lara leanne
leroy lila lilian lionel lorna lottie luther lynda lynne mabel maddie maisie mandy marcia margie
margo marnie mavis maya melinda melvin merle millie mina minnie moira mona morag morris murray
myra myrtle nellie nelly nettie niall norris ollie otis patsy penelope percy philippa pippa polly
priscilla ramona reggie reuben rhoda rhys rory ross rosie roxanne rufus sadie saul selma sheldon
sherri sheryl sian silas stacey sybil tabitha thea tilly tracey trudy velma vince viola virgil
wayne wilbur wilf wilma winifred winston zara
"""
FIRST_NAMES = frozenset(map(fold, _NAMES.split()))

# Those of them that begin sentences as other words: no name unless more tells so.
_AMBIGUOUS = (
    "bob carol don frank jack josh max miles nick pat penny ray rob sandy sue victor ernst rose "
    "patience wolf heather olive ginger crystal violet daisy prudence hazel kitty robin angel "
    "florence chelsea jordan sydney carolina georgia virginia margarita "
    "pierre claire ange rosa dolores mercedes pilar consuelo soledad esperanza milagros róża "
    "вера надежда любовь слава роза лев роман марта света"
)
AMBIGUOUS = frozenset(map(fold, _AMBIGUOUS.split()))
