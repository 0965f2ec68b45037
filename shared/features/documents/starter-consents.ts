import type { ConsentTemplate } from './consent.schema.ts';

// Written by us in plain words, read by no lawyer; the screens say so until a clinic says otherwise.
const shared = { version: 0, isReviewed: false, isOff: false } as const;

const procedureEn = `I, {person} ({age}, No. {number}), have talked with {doctor} about this procedure: {procedure}.

I was told, in a language I understand:
• why it is advised for me;
• what will be done, and how it may feel;
• what it may bring, and that no result can be promised;
• what may go wrong: pain, bleeding, infection, a scar, a reaction to a medicine, and what is special to this procedure;
• what else can be done, and what may happen if nothing is done.

I could ask what I wanted and was answered. I have said which illnesses and allergies I have and which medicines I take.

If something unexpected that endangers my life or health is found, the doctor may do what is needed at once. Anything else needs my consent again.

I may say no now or later, until it begins; the rest of my treatment does not depend on it.

I agree that {doctor} at {clinic} does this procedure.
Date: {date}`;

const procedureHi = `मैं, {person} ({age}, क्रमांक {number}), ने {doctor} से इस प्रक्रिया के बारे में बात की है: {procedure}।

मुझे मेरी समझ की भाषा में बताया गया:
• यह मेरे लिए क्यों ज़रूरी मानी गई है;
• क्या किया जाएगा और कैसा लग सकता है;
• इससे क्या लाभ हो सकता है, और यह कि परिणाम का वादा नहीं किया जा सकता;
• क्या परेशानी हो सकती है: दर्द, ख़ून बहना, संक्रमण, निशान, दवा से प्रतिक्रिया, और जो इस प्रक्रिया में ख़ास है;
• और क्या किया जा सकता है, और कुछ न करने पर क्या हो सकता है।

मैंने जो पूछना चाहा, पूछा और मुझे उत्तर मिला। मैंने अपनी बीमारियाँ, एलर्जी और चल रही दवाएँ बता दी हैं।

यदि कुछ अचानक ऐसा मिले जिससे मेरे जीवन या स्वास्थ्य को ख़तरा हो, तो डॉक्टर तुरंत ज़रूरी काम कर सकते हैं। बाक़ी किसी भी काम के लिए मुझसे फिर पूछा जाएगा।

मैं अभी या शुरू होने से पहले कभी भी मना कर सकता/सकती हूँ; मेरा बाक़ी इलाज इस पर निर्भर नहीं है।

मैं सहमत हूँ कि {clinic} में {doctor} यह प्रक्रिया करें।
दिनांक: {date}`;

const anaesthesiaEn = `I, {person} ({age}, No. {number}), shall have an injection or a gas so that I do not feel pain during: {procedure}.

{doctor} has told me, in a language I understand:
• which kind is planned (numbing of a place, of a part of the body, sleep) and that it may have to be changed during the procedure;
• what is common: feeling sick, sore throat, headache, shivering, pain where the needle went in, feeling numb for some hours;
• what is rare but serious: a strong allergic reaction, trouble with breathing or the heart, damage to a nerve or a tooth, and, very rarely, death;
• how long I must not eat or drink before, and that I must not drive or be alone for a day afterwards.

I have said what I ate and drank last and when, which illnesses and allergies I have, which medicines I take, whether I smoke or drink, loose teeth, and how I or my family took such injections before.

I may say no now or later, until it begins.

I agree to it.
Date: {date}`;

const anaesthesiaHi = `मैं, {person} ({age}, क्रमांक {number}), को इस काम के दौरान दर्द न हो, इसके लिए सुई या गैस दी जाएगी: {procedure}।

{doctor} ने मुझे मेरी समझ की भाषा में बताया:
• कौन सा तरीक़ा सोचा गया है (एक जगह सुन्न करना, शरीर का एक हिस्सा सुन्न करना, या सुला देना) और यह कि बीच में बदलना पड़ सकता है;
• आम बातें: जी मिचलाना, गले में ख़राश, सिरदर्द, कँपकँपी, सुई की जगह दर्द, कुछ घंटे सुन्नपन;
• कम होने वाली पर गंभीर बातें: तेज़ एलर्जी, साँस या दिल की परेशानी, नस या दाँत को नुक़सान, और बहुत ही कम मामलों में मृत्यु;
• पहले कितनी देर कुछ खाना-पीना नहीं है, और बाद में एक दिन गाड़ी नहीं चलानी और अकेले नहीं रहना।

मैंने बता दिया है कि आख़िरी बार कब क्या खाया-पिया, कौन सी बीमारियाँ और एलर्जी हैं, कौन सी दवाएँ चल रही हैं, बीड़ी-सिगरेट या शराब, ढीले दाँत, और पहले मुझे या परिवार में ऐसी सुई से क्या हुआ।

मैं अभी या शुरू होने से पहले कभी भी मना कर सकता/सकती हूँ।

मैं इसके लिए सहमत हूँ।
दिनांक: {date}`;

const hivEn = `I, {person} ({age}, No. {number}), was asked by {doctor} whether my blood may be tested for HIV.

I was told, in a language I understand:
• what HIV is, how it is passed on and how it is not;
• what the test can show, and that it may have to be repeated after some weeks;
• that a result is told to me alone, with time to talk about it, and where treatment is given free of charge;
• that my result and my having been tested are kept secret, as the law asks;
• that I may say no, and that I shall be treated here all the same.

I could ask what I wanted before the test and was answered.

I agree to the test.
Date: {date}`;

const hivHi = `मुझसे, {person} ({age}, क्रमांक {number}), {doctor} ने पूछा कि क्या मेरे ख़ून की एच.आई.वी. जाँच की जा सकती है।

मुझे मेरी समझ की भाषा में बताया गया:
• एच.आई.वी. क्या है, कैसे फैलता है और कैसे नहीं;
• जाँच से क्या पता चल सकता है, और यह कि कुछ हफ़्तों बाद दोबारा करनी पड़ सकती है;
• नतीजा केवल मुझे बताया जाएगा, बात करने का समय दिया जाएगा, और मुफ़्त इलाज कहाँ मिलता है;
• मेरा नतीजा और मेरी जाँच होना, क़ानून के अनुसार, गुप्त रखा जाएगा;
• मैं मना कर सकता/सकती हूँ, और तब भी यहाँ मेरा इलाज होगा।

मैंने जाँच से पहले जो पूछना चाहा, पूछा और मुझे उत्तर मिला।

मैं इस जाँच के लिए सहमत हूँ।
दिनांक: {date}`;

/** What a clinic finds on its first day; a saved version of the same id takes its place. */
export const STARTER_CONSENTS: readonly ConsentTemplate[] = [
  {
    ...shared,
    templateId: 'procedure',
    procedure: 'Any procedure',
    texts: {
      en: { title: 'Consent to a procedure', body: procedureEn },
      hi: { title: 'प्रक्रिया के लिए सहमति', body: procedureHi },
    },
  },
  {
    ...shared,
    templateId: 'anaesthesia',
    procedure: 'Anaesthesia',
    texts: {
      en: { title: 'Consent to anaesthesia', body: anaesthesiaEn },
      hi: { title: 'बेहोशी या सुन्न करने के लिए सहमति', body: anaesthesiaHi },
    },
  },
  {
    ...shared,
    templateId: 'hiv-test',
    procedure: 'HIV test',
    // Informed consent with counselling before: HIV and AIDS (Prevention and Control) Act 2017, s. 5 and 6.
    texts: {
      en: { title: 'Consent to an HIV test', body: hivEn },
      hi: { title: 'एच.आई.वी. जाँच के लिए सहमति', body: hivHi },
    },
  },
];
