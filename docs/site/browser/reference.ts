/** Renders the document that the page names. */
interface Renderer {
  readonly init: (url: string, options: object, element: Element) => void;
}

declare const Redoc: Renderer;

const element = document.querySelector<HTMLElement>("[data-document]");
const options = {
  sanitize: true,
  scrollYOffset: "header",
  expandResponses: "200",
  requiredPropsFirst: true,
  hideDownloadButton: false,
  theme: {
    typography: {
      fontFamily: "system-ui, sans-serif",
      headings: { fontFamily: "system-ui, sans-serif" },
    },
  },
};
if (element?.dataset["document"] !== undefined) {
  Redoc.init(element.dataset["document"], options, element);
}
