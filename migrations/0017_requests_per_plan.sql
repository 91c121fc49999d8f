-- Requests a minute that one caller of the API may make, by plan. 3,000 lets an agency move 5,000 records in within minutes.
update public.plans p set limits = p.limits || jsonb_build_object('requestsPerMinute', n.most)
from (values ('starter', 600), ('growth', 3000), ('scale', 6000)) n(key, most) where p.key = n.key;
