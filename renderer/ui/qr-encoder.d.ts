declare module 'pdfmake/js/qrEnc.js' {
  type Module = { x: number; y: number; w: number };
  type Encoder = {
    measure(node: { qr: string; eccLevel: 'L' | 'M'; fit: number }): { _canvas: Module[]; _width: number };
  };
  const encoder: Encoder;
  export default encoder;
}
