const ENGLISH = `
password passwd passcode passphrase pass login signin logon secret private welcome letmein enter access open unlock
default change changeme changethis temp temporary test testing tester demo sample guest user username admin
administrator root super superuser superman master manager system server computer laptop desktop windows office
internet network google facebook gmail yahoo whatsapp android iphone samsung apple microsoft
love ilove iloveyou iam the my your our loveyou lovely loveme lover baby babygirl babyboy sweet sweety sweetheart darling honey princess prince
king queen angel angels heart forever always together happy happiness smile lucky hello hi hey morning night good
mother father mom mummy daddy papa mama sister brother family friend friends friendship child children boy girl
money dollar gold silver diamond platinum business company work job boss market shop store
monkey dragon tiger lion eagle panther shadow hunter killer ninja warrior soldier batman spiderman pokemon naruto
football cricket baseball basketball hockey soccer player sports champion winner star superstar legend hero
summer winter spring autumn monsoon sunday monday tuesday wednesday thursday friday saturday january february march
april june july august september october november december today tomorrow year month week
red blue green yellow orange black white purple pink brown colour color rainbow
flower flowers rose lotus jasmine butterfly sunshine sunflower moon moonlight stars sky cloud water fire earth wind
nature beautiful beauty pretty cute cool nice great best first last new old big small one two three four five six
seven eight nine ten zero abc xyz asdf qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx azerty
whatever nothing anything everything something nobody trust trustme trustno freedom peace power strong strength
magic music song dance guitar piano movie camera picture photo game games gamer player play starwars matrix
chocolate cookie banana mango cherry pepper coffee pizza cheese sugar spice
jesus christ god godisgood bless blessed blessing heaven faith hope grace church bible amen
michael jordan daniel charlie thomas robert george joseph andrew joshua matthew jennifer jessica ashley nicole
amanda michelle maria anna john david james peter paul mary mark steve alex max sam tom jack harry
london paris america england usa canada australia dubai world country city home house mobile phone number car bike
`;
const MEDICAL = `
doctor doctors dr medical medicine medico medicare health healthy healthcare care clinic clinics hospital hospitals
nurse nursing patient patients pharmacy pharma chemist lab laboratory reception receptionist staff owner account
accounts accountant billing bill cash cashier counter desk frontdesk surgery surgeon dental dentist eye child skin
physician specialist opd ipd ward icu xray scan heart cardio ortho medicals drug tablet injection parchi prescription
`;
const INDIAN = `
india indian bharat hindustan jaihind jai hind vandemataram desi namaste namaskar krishna krishnaji radha radhe
radheradhe radhakrishna ram rama sriram jaishriram jaishreeram shreeram shri shree sri sita sitaram hanuman jaihanuman
bajrang bajrangbali ganesh ganesha ganpati shiva shiv mahadev harharmahadev omnamahshivay omnamahshivaya namah shivay
om omsai sai saibaba sairam omsairam baba guru gurudev gurunanak waheguru satnam durga kali lakshmi laxmi mahalaxmi
saraswati balaji tirupati venkatesh venkateswara murugan ayyappa jagannath vishnu narayan govinda gopal bhagwan allah
bismillah mashallah alhamdulillah inshallah khuda mohammad muhammad mohammed ali khan jesus yesu matha
sachin tendulkar dhoni virat kohli rohit sharma msdhoni mumbai delhi chennai kolkata bangalore bengaluru hyderabad pune
jaipur lucknow kanpur nagpur indore bhopal patna surat ahmedabad gujarat punjab kerala tamil tamilnadu karnataka
maharashtra rajasthan bihar bengal goa telugu hindi marathi gujarati
raj raja rani rahul rohan rohit amit ankit sumit mohit vijay ajay sanjay rakesh rajesh suresh ramesh mahesh dinesh
mukesh naresh ganesh deepak vikas vikram anil sunil kumar kumari singh sharma verma gupta patel shah reddy rao nair
pooja puja priya priyanka neha sneha anjali kavita sunita anita geeta gita seeta meena reena seema rekha radhika divya
kiran jyoti asha usha nisha aarti arti swati preeti preity shweta sonia sonu monu pinky rinku guddu bunty babu babulal
beta beti bhai didi maa papa mummy dost pyar mohabbat dil jaan jaanu shona zindagi khushi mera meri tera teri aap hum
bollywood shahrukh salman aamir amitabh katrina deepika kareena aishwarya
`;

/** A few hundred stems: with swaps, years, signs and pairs they stand for many thousand common passwords. */
export const COMMON_PASSWORD_WORDS: ReadonlySet<string> = new Set(
  `${ENGLISH} ${MEDICAL} ${INDIAN}`.split(/\s+/).filter(word => word !== ''),
);
