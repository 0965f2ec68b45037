import type { Weighted } from './random.ts';

type Name = readonly [latin: string, local: string];
/** Invented people get a given name and a surname of one region, in Latin letters and as the family writes them. */
export type Region = {
  women: readonly Name[];
  men: readonly Name[];
  surnames: readonly Name[];
};

function names(text: string): Name[] {
  return text
    .trim()
    .split(/\s*,\s*/)
    .map(pair => {
      const [latin = '', local = ''] = pair.split('|');
      return [latin, local] as const;
    });
}

const hindi: Region = {
  women: names(`Asha|आशा, Sunita|सुनीता, Kamla|कमला, Rekha|रेखा, Pushpa|पुष्पा, Geeta|गीता, Lakshmi|लक्ष्मी,
    Savitri|सावित्री, Anita|अनीता, Meena|मीना, Pooja|पूजा, Neha|नेहा, Kavita|कविता, Shanti|शांति, Usha|उषा,
    Radha|राधा, Manju|मंजू, Priyanka|प्रियंका, Aarti|आरती, Rani|रानी, Vandana|वंदना, Kiran|किरण, Sarita|सरिता,
    Anjali|अंजलि, Divya|दिव्या, Nisha|निशा, Ritu|ऋतु, Sangeeta|संगीता, Mamta|ममता, Bhavna|भावना`),
  men: names(`Ramesh|रमेश, Suresh|सुरेश, Mahesh|महेश, Rajesh|राजेश, Mukesh|मुकेश, Dinesh|दिनेश, Vijay|विजय,
    Ajay|अजय, Sanjay|संजय, Manoj|मनोज, Ashok|अशोक, Rakesh|राकेश, Shyam|श्याम, Gopal|गोपाल, Mohan|मोहन,
    Sohan|सोहन, Vikas|विकास, Deepak|दीपक, Pankaj|पंकज, Anil|अनिल, Sunil|सुनील, Rohit|रोहित, Amit|अमित,
    Baldev|बलदेव, Kailash|कैलाश, Bhagwan|भगवान, Jagdish|जगदीश, Omprakash|ओमप्रकाश, Santosh|संतोष, Arjun|अर्जुन`),
  surnames: names(`Sharma|शर्मा, Verma|वर्मा, Patidar|पाटीदार, Malviya|मालवीय, Yadav|यादव, Chouhan|चौहान,
    Solanki|सोलंकी, Joshi|जोशी, Tiwari|तिवारी, Mishra|मिश्रा, Gupta|गुप्ता, Agrawal|अग्रवाल, Rathore|राठौर,
    Parmar|परमार, Kushwah|कुशवाह, Prajapati|प्रजापति, Soni|सोनी, Dubey|दुबे, Thakur|ठाकुर, Rajput|राजपूत,
    Bairagi|बैरागी, Nagar|नागर, Carpenter|कारपेंटर, Vishwakarma|विश्वकर्मा, Sen|सेन, Bhil|भील`),
};

const marathi: Region = {
  women: names(`Vaishali|वैशाली, Sushma|सुषमा, Mangal|मंगल, Shubhangi|शुभांगी, Aparna|अपर्णा, Sulbha|सुलभा,
    Ujwala|उज्ज्वला, Rohini|रोहिणी, Madhuri|माधुरी, Swati|स्वाती, Pallavi|पल्लवी, Janhavi|जान्हवी`),
  men: names(`Dnyaneshwar|ज्ञानेश्वर, Tukaram|तुकाराम, Prakash|प्रकाश, Nitin|नितीन, Sachin|सचिन, Vinayak|विनायक,
    Yashwant|यशवंत, Balasaheb|बाळासाहेब, Mandar|मंदार, Shrikant|श्रीकांत, Vasant|वसंत, Chetan|चेतन`),
  surnames: names(`Deshmukh|देशमुख, Patil|पाटील, Pawar|पवार, Jadhav|जाधव, Gaikwad|गायकवाड, Kale|काळे,
    Bhosale|भोसले, Joglekar|जोगळेकर, Wagh|वाघ, Shinde|शिंदे, Mahajan|महाजन, Kelkar|केळकर`),
};

const muslim: Region = {
  women: names(`Shabana|शबाना, Rukhsana|रुखसाना, Fatima|फ़ातिमा, Nazma|नज़मा, Parveen|परवीन, Ayesha|आयशा,
    Zubeda|ज़ुबैदा, Salma|सलमा, Mumtaz|मुमताज़, Reshma|रेशमा`),
  men: names(`Mohammed Salim|मोहम्मद सलीम, Abdul Rashid|अब्दुल रशीद, Imran|इमरान, Irfan|इरफ़ान, Farooq|फ़ारूक़,
    Iqbal|इक़बाल, Nasir|नासिर, Yusuf|यूसुफ़, Javed|जावेद, Aslam|असलम`),
  surnames: names('Khan|ख़ान, Sheikh|शेख़, Qureshi|क़ुरैशी, Ansari|अंसारी, Mansuri|मंसूरी, Pathan|पठान, Bano|बानो'),
};

const gujarati: Region = {
  women: names('Hansa|હંસા, Jignasha|જિજ્ઞાશા, Kokila|કોકિલા, Bhavika|ભાવિકા, Nirmala|નિર્મલા, Heena|હીના'),
  men: names('Jayesh|જયેશ, Bhavesh|ભાવેશ, Kirit|કિરીટ, Hitesh|હિતેશ, Mansukh|મનસુખ, Chirag|ચિરાગ'),
  surnames: names('Patel|પટેલ, Shah|શાહ, Mehta|મહેતા, Desai|દેસાઈ, Trivedi|ત્રિવેદી, Parekh|પારેખ'),
};

const punjabi: Region = {
  women: names('Harpreet|ਹਰਪ੍ਰੀਤ, Gurmeet|ਗੁਰਮੀਤ, Manjeet|ਮਨਜੀਤ, Simran|ਸਿਮਰਨ, Jaswinder|ਜਸਵਿੰਦਰ'),
  men: names('Gurpreet|ਗੁਰਪ੍ਰੀਤ, Balwinder|ਬਲਵਿੰਦਰ, Kuldeep|ਕੁਲਦੀਪ, Sukhdev|ਸੁਖਦੇਵ, Jasbir|ਜਸਬੀਰ'),
  surnames: names('Singh|ਸਿੰਘ, Gill|ਗਿੱਲ, Sandhu|ਸੰਧੂ, Bhatia|ਭਾਟੀਆ, Chawla|ਚਾਵਲਾ'),
};

const bengali: Region = {
  women: names('Sharmila|শর্মিলা, Moumita|মৌমিতা, Rina|রিনা, Tapasi|তাপসী, Sudeshna|সুদেষ্ণা'),
  men: names('Subhash|সুভাষ, Debashish|দেবাশীষ, Tapan|তপন, Sourav|সৌরভ, Partha|পার্থ'),
  surnames: names('Banerjee|ব্যানার্জী, Mukherjee|মুখার্জী, Das|দাস, Ghosh|ঘোষ, Biswas|বিশ্বাস'),
};

const tamil: Region = {
  women: names('Meenakshi|மீனாட்சி, Selvi|செல்வி, Kalaiselvi|கலைச்செல்வி, Revathi|ரேவதி, Bhuvaneswari|புவனேஸ்வரி'),
  men: names('Murugan|முருகன், Senthil|செந்தில், Karthikeyan|கார்த்திகேயன், Ravichandran|ரவிச்சந்திரன், Balaji|பாலாஜி'),
  surnames: names('Subramanian|சுப்பிரமணியன், Natarajan|நடராஜன், Pillai|பிள்ளை, Iyer|ஐயர், Raman|ராமன்'),
};

const telugu: Region = {
  women: names('Padmavathi|పద్మావతి, Sirisha|శిరీష, Lalitha|లలిత, Anuradha|అనురాధ, Vijaya|విజయ'),
  men: names('Venkateswara|వెంకటేశ్వర, Srinivas|శ్రీనివాస్, Ramakrishna|రామకృష్ణ, Nagaraju|నాగరాజు, Prasad|ప్రసాద్'),
  surnames: names('Reddy|రెడ్డి, Rao|రావు, Naidu|నాయుడు, Chowdary|చౌదరి, Murthy|మూర్తి'),
};

const malayali: Region = {
  women: names('Sreedevi|ശ്രീദേവി, Ammini|അമ്മിണി, Bindu|ബിന്ദു, Leela|ലീല'),
  men: names('Unnikrishnan|ഉണ്ണികൃഷ്ണൻ, Biju|ബിജു, Sasidharan|ശശിധരൻ, Rajeevan|രാജീവൻ'),
  surnames: names('Nair|നായർ, Menon|മേനോൻ, Kurup|കുറുപ്പ്, Varghese|വർഗീസ്'),
};

const kannada: Region = {
  women: names('Shanthala|ಶಾಂತಲಾ, Girija|ಗಿರಿಜಾ, Savitha|ಸವಿತಾ, Poornima|ಪೂರ್ಣಿಮಾ'),
  men: names('Basavaraj|ಬಸವರಾಜ್, Manjunath|ಮಂಜುನಾಥ್, Shivakumar|ಶಿವಕುಮಾರ್, Nagesh|ನಾಗೇಶ್'),
  surnames: names('Gowda|ಗೌಡ, Hegde|ಹೆಗಡೆ, Shetty|ಶೆಟ್ಟಿ, Kulkarni|ಕುಲಕರ್ಣಿ'),
};

/** As in a street of Indore: mostly Hindi and Marathi, with families from everywhere. */
export const REGIONS: readonly Weighted<Region>[] = [
  [hindi, 52],
  [marathi, 14],
  [muslim, 12],
  [gujarati, 6],
  [punjabi, 4],
  [bengali, 3],
  [tamil, 3],
  [telugu, 2],
  [malayali, 2],
  [kannada, 2],
];

export type Place = { locality: string; pinCode: string; streets: readonly string[] };

export const CITY = 'Indore';
export const PLACES: readonly Weighted<Place>[] = [
  [{ locality: 'Vijay Nagar', pinCode: '452010', streets: ['Scheme 54', 'Scheme 74', 'Sector C'] }, 18],
  [{ locality: 'Palasia', pinCode: '452001', streets: ['Old Palasia', 'New Palasia', 'Manorama Ganj'] }, 14],
  [
    { locality: 'Rajwada', pinCode: '452002', streets: ['Sarafa', 'Bada Ganpati Road', 'Itwaria Bazaar'] },
    12,
  ],
  [{ locality: 'Bhawarkua', pinCode: '452014', streets: ['Vishnupuri', 'Indrapuri', 'Bholaram Marg'] }, 11],
  [
    { locality: 'Khajrana', pinCode: '452016', streets: ['Ganesh Marg', 'Ashoka Colony', 'Tejaji Chowk'] },
    10,
  ],
  [
    { locality: 'Sudama Nagar', pinCode: '452009', streets: ['Sector A', 'Sector D', 'Footi Kothi Road'] },
    10,
  ],
  [{ locality: 'Annapurna', pinCode: '452009', streets: ['Usha Nagar', 'Kranti Kripalani Nagar'] }, 8],
  [{ locality: 'Rau', pinCode: '453331', streets: ['Station Road', 'Mhow Naka'] }, 6],
  [{ locality: 'Aerodrome Road', pinCode: '452005', streets: ['Kalani Nagar', 'Gandhi Nagar'] }, 6],
  [{ locality: 'Sanwer', pinCode: '453551', streets: ['Bus Stand Road', 'Mandi Marg'] }, 5],
];
