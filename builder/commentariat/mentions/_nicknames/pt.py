"""Portuguese given names, each with what its bearers are called."""

GROUPS = """
adriana dri adri / adriano dri / alberto beto / alexandra xana alexa / alexandre alex xande xandy
/ alfredo fredo / ana aninha aninhas anita / andré dedé andrezinho / antônia toninha / antônio
antónio toninho tonho tó tónio totonho / augusto guto / beatriz bia bea / benedito dito* bené /
bernardo berna nado / bruno bruninho / camila mila cami / carlos carlinhos cacá carlão caíto /
carolina carol carolzinha / catarina cata nina / cecília ceci / cláudia claudinha cacau / cláudio
claudinho / cristiano cris / cristina cris tina / daniel dani dan / daniela dani dany / débora deb
debby / diogo di / eduarda duda / eduardo dudu edu duda duca / eliana lia / fabiana fabi bia /
fábio fabinho binho / felipe filipe lipe fê / fernanda nanda fê fefê / fernando nando fê / flávia
flavinha / flávio flavinho / francisca chica francisquinha xica / francisco chico chiquinho xico
paco / frederico fred / gabriel gabi biel gab / gabriela gabi bibi / gonçalo gonça / guilherme gui
guiga / gustavo guga gus gu / helena lena leninha / henrique rique kiko / inês nê / isabel isa bel
belinha belita zabel / isabela isa bela / joana joaninha jô / joão joãozinho joca jonas jão /
joaquim quim joca quinzinho / jorge jorginho / josé zé zezinho zeca zezé juca / josefa zefa
zefinha / júlia juju / júlio julinho / larissa lari / leandro lê / leonardo léo leo / letícia lelê
leti / lourdes lurdes lurdinhas / lourenço loló / luciana lu luci / luís luiz lula luisinho lulu
luizinho / luísa luiza lu lulu / madalena lena madá / manuel mané nelo manel manelinho manoel /
marcelo celo marcelinho / marcos marquinhos marcão / margarida guida guidinha magui / maria
mariazinha mia maricota / mariana mari / marina mari / mateus matheus teteu / mauricio maurício
mau / miguel miguelinho migas / nicolau nico / patrícia pati paty tixa / paula paulinha / paulo
paulinho paulão / pedro pedrinho pedroca / rafael rafa fael / rafaela rafa / raimundo mundinho /
renata rê / ricardo rick cadu / roberto beto betinho / rodrigo digo rodri rô digão / ronaldo naldo
ronaldinho / rosa rosinha / samuel samuca samu / sebastião tião bastião sebas / sérgio serginho /
silvia sílvia sil silvinha / sofia sofi fifi / teresa tê tetê teresinha / tereza tetê / thiago
tiago titi / tomás tomé / vicente vicentinho cente / vinícius vini / vitor vítor vitinho / vitória
vivi
"""
