/** The least a Worker can be: what our start is measured against. */
export default { fetch: () => new Response("hello") };
