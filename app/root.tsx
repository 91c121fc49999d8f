import { Outlet, Scripts, ScrollRestoration, Meta, Links } from "react-router";
export default function Root() {
  return <html lang="tr"><head><Meta/><Links/></head><body><Outlet/><ScrollRestoration/><Scripts/></body></html>;
}
