"""English given names, each with what its bearers are called."""

GROUPS = """
aaron ron ronnie ari / abigail abby abbie abi gail / abraham abe abram bram / adam ad addy /
adelaide addie adele heidi / adrian ade / agnes aggie nessie / aisling ais ash / alan allan allen
al / albert bert bertie albie al / alexander alexandra alex alec alexis al lex sandy sasha xander
zander ali alexa / alexander alexandra alasdair alistair alastair sandra sacha eck / alastair
alistair alister alasdair al ally / alfred alf alfie fred freddie / alice ali allie alison lissie
/ alison ali allie allison / amanda mandy mand manda / amelia millie milly amy mel mia / amy ames
amie / andrew andy drew* dru drewie / angela angie ange angelina / ann anne anna annie nan nancy
annette hannah nannie anya / anthony antony tony ant anto toni / antonia toni tony annie /
arabella bella belle ara / archibald archie archy baldie / arthur art* artie / ashley ash lee /
audrey aud audie / augustus augustine gus gussie augie august / barbara barb barbie babs bobbie
barbs / barnaby barney barny / barnabas bernard barney bernie / bartholomew bart barty bat* /
barry baz bazza barrie / beatrice beatrix bea bee trixie bix / benedict ben bennie benny benji /
benjamin ben benny benji benjy jamin / bernadette bernie detta bernadine / bernard bernie barney /
bethany beth elizabeth / beverley beverly bev / bradley brad bradford / brandon bran / brenda bren
/ brendan bren / brian bryan bri / bridget bridie biddy bri / bronwen bron / caitlin cait cate
kate / caleb cal / calvin cal vin / cameron cam cammy / camilla milla millie milly cam / carl karl
charles carlo / caroline carolyn carol caro carrie lina caz / carol caroline carrie caz /
cassandra cass cassie sandra / catherine katherine kathryn katharine cathryn kathleen kate katie
kathy cathy cath kath kat kay kitty kit katy kaz kati / cecilia cecily celia cece cissy sissy /
cedric ced rick / charles charlie chuck chas chaz charley chip* carl / charlotte charlie lottie
lotte char lotty / chelsea chels / cheryl cher chez / chester chet / christian chris christy /
christine christina kristin kristina kirsten christie chris chrissy chrissie tina kristy /
christopher chris kit topher kris christy / clara clare claire clarice / clarence clare clarry /
clayton clay* / clement clem / clementine clem clemmie / clifford cliff* clifton / clinton clint /
colin col / conrad con* connie / constance connie / cornelius corny con* neil neel / courtney
court* / craig craigy / crystal crys / curtis curt / cynthia cindy cyn / cyril cy / daniel dan
danny dani / danielle dani dan ellie / darren daz dazza / daryl daz / david dave davy davie davey
dai / deborah debra deb debbie debs debby / dean deano / denise den / dennis den denny / derek del
des / desmond des dez / diana diane dianne di / dominic dominick dom nick nicky / donald don
donnie donny / donna don / dorothy dot* dottie dolly dora dorothea dodie dory thea / doris dory /
douglas doug dougie / duncan dunc / dustin dusty / dwight ike / ebenezer eb eben / edgar ed eddie
/ edith edie ede / edmund ed eddie ned ted / edward ed eddie eddy ned ted teddy / edwin ed eddie
ned / eileen eily / elaine lainie laine / eleanor elinor eleanora ellie nell nelly nellie nora
ella len lenore / elijah eli / elizabeth elisabeth liz lizzie lizzy beth betty betsy bess bessie
bet eliza liza libby lisa lilibet lilian elsie elise ellie lisbeth buffy / ella ellie / ellen nell
nellie ellie helen nelly / elliot eliot / elmer el / emily em emmy emmie millie milly emma / emma
em emmy ems / emmanuel emanuel manny / ernest ernie ern / ethel eth / eugene gene* / eugenia genie
/ eustace stacy stacey / evan ev / eve evelyn evie eva evelina / ezekiel zeke / ezra ez / felicity
fliss flick* flo liss felicia / ferdinand ferdie ferd / fiona fi fifi / florence flo flossie
florrie flora / frances fran francie fanny franny frankie cissie francesca / francis frank frankie
fran / francesca fran frankie chess / frederick frederic fred freddie freddy rick fritz /
frederica freda freddie rica / gabriel gabe gabby / gabrielle gabriella gabby gaby gabs ella /
gareth gaz gary garth / gary gaz gazza / gavin gav / genevieve gen jenny viv evie / geoffrey
jeffrey geoff jeff / george georgie geordie / georgina georgia georgiana georgie gina / gerald
gerry jerry ger / geraldine gerry geri / gerard gerry ged jerry / gertrude gert gertie trudy
trudie / gilbert gil bert gilly / gillian jill jilly gill gilly / glenda glen / glenn glen glyn /
gloria glo / gordon gordie gord gordy / grace gracie / graham graeme grahame gra / gregory greg
gregg greggo / griffith griff / gwendolyn gwendolen gwen wendy gwennie / hannah hanna han / harold
harry hal harv / harriet harriett harry hattie hatty / harvey harv / hazel haze / heather heath*
hev / helen helena ellen nell lena nellie / henrietta hetty etta hattie hettie henri / henry hank
harry hal hen / herbert herb* bert herbie / hilary hil hilly / horace horry / howard howie /
hubert hugh bert hughie / hugh hughie hugo huw shug / ian iain / ignatius iggy / imogen immy immie
imo / irene rene reenie / isaac ike zac zack / isabel isabella isobel isabelle bella belle izzy
izzie issy ibby tibby ella bel isla / isidore izzy / jack jackie jacky jacko john / jacob jake
jakey cob / jacqueline jackie jacqui jacky jacquie / james jim jimmy jamie jem jimbo jas jimmie /
jane janey janie jenny jan janet / janet jan jenny jannie / janice jan / jared jed / jasmine jas
jaz jazz* jazzy / jason jay jase / jean jeannie jeanie / jedidiah jed / jemima jem jemmy mima /
jennifer jen jenny jenn jenna jenni / jeremiah jeremy jerry jem / jeremy jerry jem jez jezza /
jerome jerry / jesse jess jessie / jessica jess jessie jessy jessa / jillian jill jilly / joan
joanie joni / joanna joanne johanna jo joey jojo annie / jocelyn joss joyce / joel joe / john
johnny jon jack johnnie jock jono jackie / jonathan jon jonny john nathan jono johnny / jordan
jordy jordie / joseph joe joey jo jos joss / josephine jo josie posy josey fifi / joshua josh /
joyce joy* / judith judy judi jude / julia juliet julie jules / julian jules julie / julie jules /
justin jus / karen kaz kazza / kathleen kath kathy kate katie kay kat / keith keef / kelly kel
kells / kenneth ken kenny / kevin kev kevvie / kimberley kimberly kim kimmy / kirsty kirstie
kirsten / kristopher kris / lambert bert / laura laurie lauren lolly laurel / laurence lawrence
larry laurie loz lawrie lars / lauren laurie loz / leonard len lenny leo lennie / leonardo leo /
leopold leo poldie / leslie lesley les / lester les / letitia lettie letty tish / levi lev / lewis
louis lou lew louie / liam william / lillian lilian lily lil lilly / linda lynda lin lindy /
lindsay lindsey lin / lorraine lori raine / louis lou louie lew / louise louisa lou lulu / lucas
luke luc / lucille lucinda lucy lu cindy cinders / lucy luce lu / lydia lyd / lynette lynn lyn
nettie / lynn lyn lynne / mabel mab mabs / madeleine madeline maddie maddy mads / magdalen
magdalene maggie / malcolm malc mal / marcus marc mark / margaret maggie meg peggy peg* madge
marge margie margo greta rita daisy megan mags mog margot mamie / maria marie mary mia ria /
marian marion marianne mare / marilyn mary / marjorie marjory marge margie madge / mark marcus
marky / marsha marcia marcy / martha marty mattie patty / martin marty mart / martina tina / mary
molly polly may* mae mamie maisie mare moll / matilda tilly tillie mattie maud / matthew matt
matty mat* mattie / maurice morris maury mo / maureen mo maura / maxine max / maxwell maximilian
max maxie / megan meg meggie / melanie mel / melissa mel missy lissa / melinda mel mindy lindy /
melvin mel / mercedes mercy* / meredith merry* / michael mike mick mikey micky mickey mitch mickie
midge / michelle shell* shelly chelle michaela / michaela mickey / mildred millie milly /
millicent millie milly / miranda mandy randa mira / miriam mim mimi / mitchell mitch / molly moll
/ monica mon moni / montgomery monty / montague monty / morgan mo / morris moe mo maury / mortimer
mort morty / moses mo / nancy nan nance / natalie nat natty nats / natasha tash tasha nat / nathan
nathaniel nate nat natty nath / neil neal / neville nev / nicholas nicolas nick nicky nico nik
klaus cole / nicola nicole nicky nikki nic colette nicki / nigel nige / norman norm* normy / olive
olivia liv livvy livy ollie / oliver ollie olly noll / oscar ossie oz / oswald ossie oz ozzie /
pamela pam pammy / patience patty / patricia pat patty trish tricia patsy trisha patti pattie
paddy / patrick pat paddy rick patsy pad* / paul paulie pauly / paula pauline polly paulie /
pauline polly / penelope penny pen* nelly / percival percy perce / peregrine perry / perry
peregrine / peter pete petey / petra pet* / philip phillip phil pip flip* / philippa pip pippa
phil / phoebe phoebs / phyllis phyl phyllie phil / priscilla cilla prissy / prudence prue pru /
quentin quent quin / rachel rachael rach rae shelly ray / ralph rafe / ramona mona / randolph
randall randy rand / raymond ray / rebecca becky becca beck becks bec reba / regina gina reggie /
reginald reg reggie rex / reuben ruben rube / rhiannon rhi / rhonda ron / richard rick ricky dick*
rich* richie dickie dicky ritchie dickon / robert rob bob bobby robbie bert robin bobbie robby rab
rabbie / roberta bobbie robbie berta / robin rob / roderick rod* roddy rick / rodney rod* roddy /
roger rodge / roland rowland rolly rollo / ronald ron ronnie ronny / rosalind rosalyn roz ros
rosie linda / rosamund rosemary rose rosie roz / rose rosie / rosemary rosie rose romy / roxanne
roxy / rowena ro / rudolph rudy / rupert rup / russell russ rusty* / ruth ruthie / ryan ry /
salvatore sal / sally sal sarah / samantha sam sammy sammie / samuel sam sammy / sandra sandy
sandie / sarah sara sally sadie sal / scott scotty scottie / sebastian seb bas bash* / selina lina
/ seamus shay shamus / shannon shan / sharon shaz shazza / shirley shirl / sidney sydney sid syd /
silas si / silvester sylvester sly* vester / simon si simmo / siobhan shiv / sophia sophie soph /
solomon sol solly / stacey stace / stanley stan / stella stell / stephanie steph stephie steff
steffi fanny / stephen steven steve stevie ste steph / stewart stuart stu stew* stuie / susan
susanna susannah suzanne sue susie suzie suzy sukie susanne zanna sooz / sylvia sylvie syl /
tabitha tabby / tamara tammy tam / tanya tan* / terence terrence terry tel tez / teresa theresa
tess terry tessa tracy tessie terri reese / thaddeus thad tad ted / theodore theo ted teddy dora /
theodora thea dora theo / thomas tom tommy thom tam / tiffany tiff / timothy tim timmy timmo /
tobias toby / trevor trev / tristan tris / ursula ursie / valentine val / valerie val / vanessa
nessa van* ness / vernon vern / veronica ronnie vron nica roni / victor vic vick / victoria vicky
vicki vikki tori vic toria queenie vickie / vincent vince vinny vinnie vin / viola violet vi /
virginia ginny ginnie ginger / vivian vivien vivienne viv / wallace wally wal / walter walt wally
wat / warren waz / wendy wend* / wesley wes / wilbur will* / wilfred wilf wilfrid will* fred /
wilhelmina mina minnie willa billie / william will* bill billy willie liam willy wills / winifred
winnie freda win* wyn / winston win* winnie / xavier xav / yvonne yv vonnie / zachary zachariah
zac zack zach zak / zoe zo
"""
