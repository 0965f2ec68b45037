/** Words of the recovery sheet. */
export const recoveryEn = {
  recoverySheet: 'Recovery sheet',
  recoveryWhat:
    'With this code the clinic’s records can be opened when the password is lost or the computer is gone. ',
  recoveryPower:
    'Whoever holds it can read every record. Nobody, not even the maker of Parchi, can make it again.',
  checkGroup: 'check',
  codeLetters:
    'The letters I, L, O and U are never used; 0 is zero and 1 is one. Capital or small makes no difference.',
  recoveryWhen: 'If the computer or the password is lost',
  recoverySteps: [
    ['Install Parchi on a computer and choose “Restore”.', 'No internet account is needed.'],
    [
      'Give it the latest backup.',
      'It lies in the backup folder of the clinic, on a pen drive or another disk.',
    ],
    ['Choose “Recovery code” and type the code above, or scan the QR.', 'A mistyped code is told at once.'],
    ['Set a new password and print a new sheet.', 'The new sheet makes this one useless: tear this one up.'],
  ],
  keepIt: 'Keep it',
  keepItList: [
    'in a bank locker or a safe at home',
    'a second copy with one you trust',
    'dry, flat, in an envelope',
  ],
  never: 'Never',
  neverList: [
    'photograph it or send it on WhatsApp',
    'keep it beside the computer',
    'read it out to anyone on the telephone',
  ],
  keptAt: 'Kept at',
  keptByDate: 'Kept by, date',
  keyId: 'Key',
  madeOn: 'made',
};

export const recoveryHi: typeof recoveryEn = {
  recoverySheet: 'रिकवरी पर्ची',
  recoveryWhat: 'पासवर्ड भूल जाएँ या कंप्यूटर न रहे, तो इस कोड से क्लिनिक के रिकॉर्ड खुल सकते हैं। ',
  recoveryPower: 'यह जिसके पास है, वह हर रिकॉर्ड पढ़ सकता है। इसे दोबारा कोई नहीं बना सकता, Parchi बनाने वाले भी नहीं।',
  checkGroup: 'जाँच',
  codeLetters: 'I, L, O और U अक्षर इसमें नहीं होते; 0 शून्य है और 1 एक। छोटे-बड़े अक्षर से फ़र्क नहीं पड़ता।',
  recoveryWhen: 'कंप्यूटर या पासवर्ड खो जाए तो',
  recoverySteps: [
    ['कंप्यूटर पर Parchi लगाएं और “Restore” चुनें।', 'इंटरनेट खाते की ज़रूरत नहीं है।'],
    ['सबसे नया बैकअप दें।', 'यह क्लिनिक के बैकअप फ़ोल्डर में, पेन ड्राइव या दूसरी डिस्क पर है।'],
    ['“Recovery code” चुनें और ऊपर का कोड लिखें, या QR दिखाएं।', 'कोड गलत लिखा हो तो तुरंत पता चलेगा।'],
    ['नया पासवर्ड रखें और नई पर्ची छापें।', 'नई पर्ची बनते ही यह पर्ची बेकार है: इसे फाड़ दें।'],
  ],
  keepIt: 'ऐसे रखें',
  keepItList: ['बैंक लॉकर या घर की तिजोरी में', 'दूसरी प्रति किसी भरोसेमंद के पास', 'सूखी, सीधी, लिफ़ाफ़े में'],
  never: 'कभी नहीं',
  neverList: ['इसकी फ़ोटो न लें, WhatsApp पर न भेजें', 'कंप्यूटर के पास न रखें', 'फ़ोन पर किसी को पढ़कर न सुनाएं'],
  keptAt: 'कहाँ रखी',
  keptByDate: 'किसने रखी, तारीख',
  keyId: 'चाबी',
  madeOn: 'बनी',
};
