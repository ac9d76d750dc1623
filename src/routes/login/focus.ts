/** For an element that appears because something went wrong: it takes the focus, and is read out. */
export function focusOnArrival(element: HTMLElement): void {
	element.focus();
}

/** For a form: the focus goes to the first field that has to be mended. */
export function focusFirstError(form: HTMLElement): void {
	form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
