import { createHash } from 'node:crypto';
import { officeLogoSchema, officeWordsSchema, type Office, type OfficeLogo, type OfficeWords } from '../model/office.ts';
import type { UserData } from './user-data.ts';

const endings: Record<OfficeLogo['type'], string> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };

/** What the office says of itself on paper; damaged values count as none. */
export function readOffice(data: UserData): Office {
  const words = data.readSetting('office', officeWordsSchema) ?? { name: '', phone: '' };
  const logo = readOfficeLogo(data);
  return { ...words, logo: logo === null ? null : logoAddress(logo) };
}

export function writeOffice(data: UserData, words: OfficeWords): Office {
  data.writeSetting('office', words);
  return readOffice(data);
}

export function readOfficeLogo(data: UserData): OfficeLogo | null {
  return data.readSetting('officeLogo', officeLogoSchema);
}

/** Null takes the logo away. */
export function writeOfficeLogo(data: UserData, logo: OfficeLogo | null): Office {
  data.writeSetting('officeLogo', logo);
  return readOffice(data);
}

/** The path under which the window shows the picture. Another picture has another path, so none is ever shown for another. */
export function logoAddress({ type, base64 }: OfficeLogo): string {
  const digest = createHash('sha256').update(base64).digest('hex').slice(0, 16);
  return `/office-logo-${digest}.${endings[type]}`;
}
