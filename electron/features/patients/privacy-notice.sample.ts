import type { PrivacyNoticePrint } from './privacy-notice.document.ts';

export const SAMPLE_NOTICE: PrivacyNoticePrint = {
  paper: 'A5',
  clinic: { name: 'Aarohi Clinic', addressLine: '14 Tulsi Lane, Kothrud', phone: '020 1555 0142' },
  notice: {
    version: 1,
    validFrom: '1 Nov 2026',
    textEn: [
      'What we write down: your name, age, sex, phone, address and photo; what you tell us about your health; what we find, prescribe and charge.',
      'Why: to treat you, to bill you, and to keep the records that the law tells a clinic to keep. In an emergency we treat first. For anything else we ask you, and you may say no to any of it: you will be treated all the same.',
      'Who sees it: the people of this clinic who need it for their work. It is kept locked on the clinic’s own computer. It goes to others only when you agree or when a law orders it.',
      'Your rights: you may see your record and get a copy, have mistakes put right, ask us to erase what no law tells us to keep, and name a person to act for you.',
      'To take back a yes, or to complain: tell the desk, or phone or write to the clinic. Saying no later is as easy as saying yes now. If our answer does not satisfy you, you may complain to the Data Protection Board of India.',
    ].join('\n'),
    textHi: [
      'हम क्या लिखते हैं: आपका नाम, उम्र, लिंग, फ़ोन, पता और फ़ोटो; अपनी सेहत के बारे में आप जो बताते हैं; जाँच में जो मिला, जो दवा लिखी और जो पैसे लिए।',
      'क्यों: आपका इलाज करने, बिल बनाने और वे रिकॉर्ड रखने के लिए जो कानून क्लिनिक से रखवाता है। आपात स्थिति में इलाज पहले होगा। बाकी हर बात के लिए हम आपसे पूछेंगे; आप मना कर सकते हैं, इलाज फिर भी होगा।',
      'कौन देखता है: क्लिनिक के वे लोग जिन्हें अपने काम के लिए ज़रूरत है। यह क्लिनिक के अपने कंप्यूटर में ताला लगाकर रखा जाता है। किसी और को तभी दिया जाएगा जब आप हाँ कहें या कानून का आदेश हो।',
      'आपके अधिकार: अपना रिकॉर्ड देखना और उसकी नकल लेना, गलती ठीक कराना, जिसे रखना कानूनन ज़रूरी नहीं उसे मिटवाना, और अपनी ओर से काम करने के लिए किसी व्यक्ति का नाम देना।',
      'हाँ वापस लेने या शिकायत के लिए: डेस्क पर कहें, या क्लिनिक को फ़ोन करें या लिखें। बाद में मना करना उतना ही आसान है जितना अभी हाँ कहना। हमारे जवाब से संतुष्ट न हों तो भारत के डेटा संरक्षण बोर्ड से शिकायत कर सकते हैं।',
    ].join('\n'),
  },
  patient: { name: 'Sunita Ramesh Pawar', uhid: 'P-26-00871', ageAndSex: '42 y, F' },
  date: '21 Nov 2026',
};
