-- #1 select list of Bill
--   1 = "-9007199254740993" as BigInt
--   2 = ["12.5","1"] as list of Decimal
--   3 = "12.495" as Decimal
--   4 = "2020-01-31" as Date
--   5 = "03:04:05" as Time
--   6 = "AP8=" as Bytes
--   7 = "9999-12-31" as Date
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(('"' || "t1"."id"::text || '"'), '␁n') || ',"big":' || COALESCE(('"' || "t1"."big"::text || '"'), 'null') || ',"sum":' || COALESCE(CASE WHEN "t1"."sum"::text ~ '^-?[0-9]' THEN '"' || CASE WHEN "t1"."sum"::text LIKE '%.%' THEN rtrim(rtrim("t1"."sum"::text, '0'), '.') ELSE "t1"."sum"::text END || '"' WHEN "t1"."sum" IS NOT NULL THEN '␁u' END, 'null') || ',"day":' || COALESCE(CASE WHEN "t1"."day" >= '0001-01-01' AND "t1"."day" < '10000-01-01' THEN '"' || "t1"."day"::date::text || '"' WHEN "t1"."day" IS NOT NULL THEN '␁u' END, 'null') || ',"time":' || COALESCE(('"' || regexp_replace(to_char("t1"."time", 'HH24:MI:SS.MS'), '[.]000$', '') || '"'), 'null') || ',"scan":' || COALESCE(('"' || translate(encode("t1"."scan", 'base64'), chr(10), '') || '"'), 'null') || ',"days":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t3"."value" >= '0001-01-01' AND "t3"."value" < '10000-01-01' THEN '"' || "t3"."value"::date::text || '"' WHEN "t3"."value" IS NOT NULL THEN '␁u' END, '␁n') AS "j"
  FROM "app$dev"."Bill_days" AS "t3"
  WHERE "t3"."nodeId" = "t1"."id"
  ORDER BY "t3"."position" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."Bill" AS "t1"
  WHERE ("t1"."big" < $1::int8 AND "t1"."sum" = ANY($2) AND "t1"."sum" > $3 AND "t1"."day" >= $4 AND "t1"."time" <> $5 AND "t1"."scan" = $6 AND EXISTS (SELECT 1
  FROM "app$dev"."Bill_days" AS "t2"
  WHERE ("t2"."nodeId" = "t1"."id" AND "t2"."value" = $7)))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #2 select Bill
SELECT ('{"sum":' || ('{"big":' || CASE WHEN sum("t1"."big") IS NULL THEN 'null' ELSE ('␇' || '"' || sum("t1"."big")::text || '"' || '␇') END || ',"sum":' || COALESCE(CASE WHEN sum("t1"."sum")::text ~ '^-?[0-9]' THEN '"' || CASE WHEN sum("t1"."sum")::text LIKE '%.%' THEN rtrim(rtrim(sum("t1"."sum")::text, '0'), '.') ELSE sum("t1"."sum")::text END || '"' WHEN sum("t1"."sum") IS NOT NULL THEN '␁u' END, 'null') || '}') || ',"avg":' || ('{"sum":' || COALESCE(CASE WHEN round(avg("t1"."sum"), 2)::text ~ '^-?[0-9]' THEN '"' || CASE WHEN round(avg("t1"."sum"), 2)::text LIKE '%.%' THEN rtrim(rtrim(round(avg("t1"."sum"), 2)::text, '0'), '.') ELSE round(avg("t1"."sum"), 2)::text END || '"' WHEN round(avg("t1"."sum"), 2) IS NOT NULL THEN '␁u' END, 'null') || '}') || '}') AS "j"
  FROM "app$dev"."Bill" AS "t1";

-- sent: #1 #2 (2 statements)
