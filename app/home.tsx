export async function loader() {
  return { hi: 1 };
}
export default function Home() {
  return <h1>hello</h1>;
}
