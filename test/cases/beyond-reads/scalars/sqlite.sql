-- #1 select list of Bill
--   1 = "-9007199254740993" as BigInt
--   2 = ["12.5","1"] as list of Decimal
--   3 = "12.495" as Decimal
--   4 = "2020-01-31" as Date
--   5 = "03:04:05" as Time
--   6 = "AP8=" as Bytes
--   7 = "9999-12-31" as Date
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE typeof("t1"."id") WHEN 'integer' THEN '"' || "t1"."id" || '"' WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"big":' || COALESCE(CASE typeof("t1"."big") WHEN 'integer' THEN '"' || "t1"."big" || '"' WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"sum":' || COALESCE(CASE typeof("t1"."sum") WHEN 'integer' THEN '"' || CASE WHEN "t1"."sum" < 0 THEN '-' ELSE '' END || abs("t1"."sum" / 100) || rtrim(rtrim('.' || printf('%02d', abs("t1"."sum" % 100)), '0'), '.') || '"' WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"day":' || COALESCE(CASE WHEN "t1"."day" IS NOT NULL THEN COALESCE('"' || date("t1"."day") || '"', '␁u') END, 'null') || ',"time":' || COALESCE(CASE WHEN "t1"."time" IS NOT NULL THEN COALESCE('"' || replace(strftime('%H:%M:%f', "t1"."time"), '.000', '') || '"', '␁u') END, 'null') || ',"scan":' || COALESCE(CASE WHEN "t1"."scan" IS NOT NULL THEN '␎' || hex("t1"."scan") || '␎' END, 'null') || ',"days":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t3"."value" IS NOT NULL THEN COALESCE('"' || date("t3"."value") || '"', '␁u') END, '␁n') AS "j"
  FROM "app$dev.Bill_days" AS "t3"
  WHERE "t3"."nodeId" = "t1"."id"
  ORDER BY "t3"."position" ASC NULLS LAST) AS "x2") || '}') AS "j"
  FROM "app$dev.Bill" AS "t1"
  WHERE ("t1"."big" < ? AND "t1"."sum" IN (SELECT value
  FROM json_each(?)) AND "t1"."sum" > ? AND "t1"."day" >= ? AND "t1"."time" <> ? AND "t1"."scan" = ? AND ("t1"."id" IS NOT NULL AND "t1"."id" IN (SELECT "t2"."nodeId"
  FROM "app$dev.Bill_days" AS "t2"
  WHERE ("t2"."nodeId" IS NOT NULL AND "t2"."value" = ?))))
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #2 select Bill
SELECT ('{"sum":' || ('{"big":' || CASE WHEN sum("t1"."big") IS NULL THEN 'null' ELSE ('"' || '␇' || CAST(sum("t1"."big") AS TEXT) || '␇' || '"') END || ',"sum":' || COALESCE(CASE typeof(sum("t1"."sum")) WHEN 'integer' THEN '"' || CASE WHEN sum("t1"."sum") < 0 THEN '-' ELSE '' END || abs(sum("t1"."sum") / 100) || rtrim(rtrim('.' || printf('%02d', abs(sum("t1"."sum") % 100)), '0'), '.') || '"' WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') || ',"avg":' || ('{"sum":' || COALESCE(CASE typeof((sum("t1"."sum") / count("t1"."sum") + CASE WHEN abs(sum("t1"."sum") % count("t1"."sum")) * 2 < count("t1"."sum") THEN 0 WHEN sum("t1"."sum") < 0 THEN -1 ELSE 1 END)) WHEN 'integer' THEN '"' || CASE WHEN (sum("t1"."sum") / count("t1"."sum") + CASE WHEN abs(sum("t1"."sum") % count("t1"."sum")) * 2 < count("t1"."sum") THEN 0 WHEN sum("t1"."sum") < 0 THEN -1 ELSE 1 END) < 0 THEN '-' ELSE '' END || abs((sum("t1"."sum") / count("t1"."sum") + CASE WHEN abs(sum("t1"."sum") % count("t1"."sum")) * 2 < count("t1"."sum") THEN 0 WHEN sum("t1"."sum") < 0 THEN -1 ELSE 1 END) / 100) || rtrim(rtrim('.' || printf('%02d', abs((sum("t1"."sum") / count("t1"."sum") + CASE WHEN abs(sum("t1"."sum") % count("t1"."sum")) * 2 < count("t1"."sum") THEN 0 WHEN sum("t1"."sum") < 0 THEN -1 ELSE 1 END) % 100)), '0'), '.') || '"' WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') || '}') AS "j"
  FROM "app$dev.Bill" AS "t1";

-- sent: #1 #2 (2 statements)
