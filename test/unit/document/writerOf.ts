/** The program that wrote a file, as the file says. */
export const writerOf = (text: string): string => (JSON.parse(text) as { writtenBy: string }).writtenBy;
