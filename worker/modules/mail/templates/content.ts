/** What a mail says; the layout turns it into HTML and text. Plain text throughout: the layout escapes. */
export type Content = {
  subject: string;
  greeting: string;
  heading: string;
  paragraphs: string[];
  button: { label: string; link: string };
  note: string;
};
