import type { TokenSlipPrint } from './token-slip.document.ts';

export const SAMPLE_TOKEN_SLIP: TokenSlipPrint = {
  paper: '80mm',
  language: 'en',
  clinic: { name: 'Aarohi Clinic', addressLine: '14 Tulsi Lane, Kothrud', phone: '020 1555 0142' },
  token: 'A 27',
  doctorName: 'Dr. Meera A. Kulkarni',
  room: '2',
  session: null,
  expectedAt: '6:20–6:40 pm',
  date: 'Saturday 21 Nov 2026',
  patientName: 'Sunita Ramesh Pawar',
  localName: 'सुनीता रमेश पवार',
  visitNumber: '261121/027',
  fee: {
    kind: 'due',
    amountPaise: 50_000,
    upiLink:
      'upi://pay?pa=aarohi.demo@invalid&pn=Aarohi%20Clinic&am=500.00&cu=INR&tn=Token%20A27&tr=T26112127',
  },
  madeAt: '5:52 pm',
};

export const HINDI_TOKEN_SLIP: TokenSlipPrint = {
  ...SAMPLE_TOKEN_SLIP,
  paper: 'A6',
  language: 'hi',
  session: 'शाम, 5–9 बजे',
};
