/** An answer that goes on. Nothing on the way may keep it, press it together or wait for its end. */
export function eventStream(stream: ReadableStream<Uint8Array>): Response {
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store, no-transform',
			// nginx and what behaves like it.
			'x-accel-buffering': 'no'
		}
	});
}
