/** The address at which WhatsApp opens with this text, to an Indian phone of ten digits or to whom the person chooses. */
export function whatsappAddress(text: string, phone = ''): string {
  return `https://wa.me/${phone === '' ? '' : `91${phone}`}?text=${encodeURIComponent(text)}`;
}

/** Opens WhatsApp in the system's browser with the text ready; nothing is sent before the person sends it there. */
export function openWhatsapp(text: string, phone?: string): void {
  window.open(whatsappAddress(text, phone), '_blank', 'noopener,noreferrer');
}
