/** What we use of it; the package has no types. */
declare module 'svg-to-pdfkit' {
	import type PDFDocument from 'pdfkit';

	/** Draws an SVG into a document, `width` and `height` in points. */
	export default function svgToPdf(
		doc: InstanceType<typeof PDFDocument>,
		svg: string,
		x: number,
		y: number,
		options: {
			readonly width: number;
			readonly height: number;
			/** @returns a font that the document knows by this name */
			readonly fontCallback: (family: string, bold: boolean) => string;
		}
	): void;
}
