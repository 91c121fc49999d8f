/** Worker code and browser code share one program; where both declare a name the DOM wins. What workerd adds comes back here. */
interface CacheStorage {
  readonly default: Cache;
}
