-- #1 select Bill
--   1 = "2020-01-31" as Date
SELECT "t1"."id"
  FROM "app$dev"."Bill" AS "t1"
  WHERE "t1"."day" = $1 FOR NO KEY UPDATE OF "t1";

-- #2 select Bill
--   1 = node as BigInt
SELECT "p"."id", "p"."id", "p"."big", "p"."sum", "p"."day", "p"."time", "p"."scan"
  FROM "app$dev"."Bill" AS "p"
  WHERE "p"."id" = $1::int8 FOR NO KEY UPDATE OF "p";

-- #3 update Bill (big, sum, time, scan)
--   1 = "9007199254740993" as BigInt
--   2 = "1.075" as Decimal
--   3 = "12:30:00" as Time
--   4 = "" as Bytes
--   5 = node as BigInt
UPDATE "app$dev"."Bill" AS "w"
  SET "big" = "w"."big" + $1, "sum" = "w"."sum" * $2, "time" = $3, "scan" = $4
  WHERE "w"."id" = $5::int8;

-- #4 delete Bill_days
--   1 = node as BigInt
--   2 = ["0001-01-01"] as list of Date
DELETE
  FROM "app$dev"."Bill_days" AS "w"
  WHERE ("w"."nodeId" = $1::int8 AND "w"."value" = ANY($2));

-- #5 select Bill
--   1 = result as BigInt
SELECT ('{"id":' || COALESCE(('"' || "t1"."id"::text || '"'), '␁n') || ',"big":' || COALESCE(('"' || "t1"."big"::text || '"'), 'null') || ',"sum":' || COALESCE(CASE WHEN "t1"."sum"::text ~ '^-?[0-9]' THEN '"' || CASE WHEN "t1"."sum"::text LIKE '%.%' THEN rtrim(rtrim("t1"."sum"::text, '0'), '.') ELSE "t1"."sum"::text END || '"' WHEN "t1"."sum" IS NOT NULL THEN '␁u' END, 'null') || ',"time":' || COALESCE(('"' || regexp_replace(to_char("t1"."time", 'HH24:MI:SS.MS'), '[.]000$', '') || '"'), 'null') || ',"scan":' || COALESCE(('"' || translate(encode("t1"."scan", 'base64'), chr(10), '') || '"'), 'null') || ',"days":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t2"."value" >= '0001-01-01' AND "t2"."value" < '10000-01-01' THEN '"' || "t2"."value"::date::text || '"' WHEN "t2"."value" IS NOT NULL THEN '␁u' END, '␁n') AS "j"
  FROM "app$dev"."Bill_days" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."Bill" AS "t1"
  WHERE "t1"."id" = $1::int8;

-- sent: #1 #3 #4 #6 #7 #5 (6 statements)
-- #6 made by the run: SELECT "app$dev"."Bill_days"
-- #7 made by the run: INSERT "app$dev"."Bill_days"
