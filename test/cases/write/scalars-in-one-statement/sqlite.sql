-- #1 insert Reading (id, at, value, count, isValid, kind, extra, note, made, changed)
--   1 = id1 as ID
--   2 = "2024-05-06T07:08:09.123Z" as DateTime
--   3 = 1.5 as Float
--   4 = 3 as Int
--   5 = true as Boolean
--   6 = "SECOND" as Enum
--   7 = "{\"a\":[1,null]}" as Json
--   8 = "a \"b\" \\" as String
--   9 = now as DateTime
--   10 = now as DateTime
INSERT INTO "app$dev.Reading" ("id", "at", "value", "count", "isValid", "kind", "extra", "note", "made", "changed")
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  RETURNING ('{"id":' || COALESCE(CASE WHEN "app$dev.Reading"."id" IS NOT NULL THEN json_quote(CAST("app$dev.Reading"."id" AS TEXT)) END, '␁n') || ',"at":' || COALESCE(CASE WHEN length("app$dev.Reading"."at") = 23 AND "app$dev.Reading"."at" >= '1582-10-15' THEN '"' || replace("app$dev.Reading"."at", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("app$dev.Reading"."at") = 23 AND substr("app$dev.Reading"."at", 11, 1) = ' ' THEN "app$dev.Reading"."at" WHEN "app$dev.Reading"."at" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "app$dev.Reading"."at") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "app$dev.Reading"."at"), "app$dev.Reading"."at") END || '␃' END, 'null') || ',"value":' || COALESCE(CASE typeof("app$dev.Reading"."value") WHEN 'integer' THEN CAST("app$dev.Reading"."value" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."value") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."value") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"count":' || COALESCE(CASE typeof("app$dev.Reading"."count") WHEN 'integer' THEN CAST("app$dev.Reading"."count" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."count") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."count") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"isValid":' || COALESCE(CASE WHEN "app$dev.Reading"."isValid" IS NULL THEN NULL WHEN "app$dev.Reading"."isValid" THEN 'true' ELSE 'false' END, 'null') || ',"kind":' || COALESCE(CASE WHEN "app$dev.Reading"."kind" IN ('FIRST', 'SECOND') THEN '"' || "app$dev.Reading"."kind" || '"' WHEN "app$dev.Reading"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(CASE WHEN "app$dev.Reading"."extra" IS NOT NULL THEN '␂' || json_quote("app$dev.Reading"."extra") END, 'null') || ',"note":' || COALESCE(CASE WHEN "app$dev.Reading"."note" IS NOT NULL THEN json_quote(CAST("app$dev.Reading"."note" AS TEXT)) END, 'null') || ',"made":' || COALESCE(CASE WHEN length("app$dev.Reading"."made") = 23 AND "app$dev.Reading"."made" >= '1582-10-15' THEN '"' || replace("app$dev.Reading"."made", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("app$dev.Reading"."made") = 23 AND substr("app$dev.Reading"."made", 11, 1) = ' ' THEN "app$dev.Reading"."made" WHEN "app$dev.Reading"."made" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "app$dev.Reading"."made") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "app$dev.Reading"."made"), "app$dev.Reading"."made") END || '␃' END, '␁n') || '}');

-- #2 select Reading
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"at":' || COALESCE(CASE WHEN length("t1"."at") = 23 AND "t1"."at" >= '1582-10-15' THEN '"' || replace("t1"."at", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("t1"."at") = 23 AND substr("t1"."at", 11, 1) = ' ' THEN "t1"."at" WHEN "t1"."at" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "t1"."at") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "t1"."at"), "t1"."at") END || '␃' END, 'null') || ',"value":' || COALESCE(CASE typeof("t1"."value") WHEN 'integer' THEN CAST("t1"."value" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."value") < 9e999 THEN printf('%!.15g', "t1"."value") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"count":' || COALESCE(CASE typeof("t1"."count") WHEN 'integer' THEN CAST("t1"."count" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."count") < 9e999 THEN printf('%!.15g', "t1"."count") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"isValid":' || COALESCE(CASE WHEN "t1"."isValid" IS NULL THEN NULL WHEN "t1"."isValid" THEN 'true' ELSE 'false' END, 'null') || ',"kind":' || COALESCE(CASE WHEN "t1"."kind" IN ('FIRST', 'SECOND') THEN '"' || "t1"."kind" || '"' WHEN "t1"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(CASE WHEN "t1"."extra" IS NOT NULL THEN '␂' || json_quote("t1"."extra") END, 'null') || ',"note":' || COALESCE(CASE WHEN "t1"."note" IS NOT NULL THEN json_quote(CAST("t1"."note" AS TEXT)) END, 'null') || ',"made":' || COALESCE(CASE WHEN length("t1"."made") = 23 AND "t1"."made" >= '1582-10-15' THEN '"' || replace("t1"."made", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("t1"."made") = 23 AND substr("t1"."made", 11, 1) = ' ' THEN "t1"."made" WHEN "t1"."made" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "t1"."made") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "t1"."made"), "t1"."made") END || '␃' END, '␁n') || '}') AS "j"
  FROM "app$dev.Reading" AS "t1"
  WHERE "t1"."id" = ?;

-- #3 select subquery
--   1 = "d" as String
SELECT (SELECT "t1"."id"
  FROM "app$dev.Device" AS "t1"
  WHERE "t1"."name" = ?);

-- #4 insert Reading (id, at, value, count, isValid, kind, extra, note, made, changed, device)
--   1 = id1 as ID
--   2 = "1500-01-02T03:04:05.006Z" as DateTime
--   3 = -0.25 as Float
--   4 = -3 as Int
--   5 = false as Boolean
--   6 = "FIRST" as Enum
--   7 = "[]" as Json
--   8 = "none" as String
--   9 = now as DateTime
--   10 = now as DateTime
--   11 = found2[0] as ID
INSERT INTO "app$dev.Reading" ("id", "at", "value", "count", "isValid", "kind", "extra", "note", "made", "changed", "device")
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- #5 select Reading
--   1 = result as ID
SELECT ('{"at":' || COALESCE(CASE WHEN length("t1"."at") = 23 AND "t1"."at" >= '1582-10-15' THEN '"' || replace("t1"."at", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("t1"."at") = 23 AND substr("t1"."at", 11, 1) = ' ' THEN "t1"."at" WHEN "t1"."at" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "t1"."at") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "t1"."at"), "t1"."at") END || '␃' END, 'null') || ',"value":' || COALESCE(CASE typeof("t1"."value") WHEN 'integer' THEN CAST("t1"."value" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."value") < 9e999 THEN printf('%!.15g', "t1"."value") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"count":' || COALESCE(CASE typeof("t1"."count") WHEN 'integer' THEN CAST("t1"."count" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."count") < 9e999 THEN printf('%!.15g', "t1"."count") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"isValid":' || COALESCE(CASE WHEN "t1"."isValid" IS NULL THEN NULL WHEN "t1"."isValid" THEN 'true' ELSE 'false' END, 'null') || ',"kind":' || COALESCE(CASE WHEN "t1"."kind" IN ('FIRST', 'SECOND') THEN '"' || "t1"."kind" || '"' WHEN "t1"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(CASE WHEN "t1"."extra" IS NOT NULL THEN '␂' || json_quote("t1"."extra") END, 'null') || ',"note":' || COALESCE(CASE WHEN "t1"."note" IS NOT NULL THEN json_quote(CAST("t1"."note" AS TEXT)) END, 'null') || ',"device":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"name":' || COALESCE(CASE WHEN "t2"."name" IS NOT NULL THEN json_quote(CAST("t2"."name" AS TEXT)) END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev.Reading" AS "t1"
  LEFT
  JOIN "app$dev.Device" AS "t2" ON "t2"."id" = "t1"."device"
  WHERE "t1"."id" = ?;

-- #6 update Reading (at, value, isValid, kind, extra, changed)
--   1 = "2025-01-01T00:00:00.000Z" as DateTime
--   2 = 2.5 as Float
--   3 = false as Boolean
--   4 = "FIRST" as Enum
--   5 = "[1]" as Json
--   6 = now as DateTime
--   7 = 3 as Int
UPDATE "app$dev.Reading" AS "w"
  SET "at" = ?, "value" = ?, "isValid" = ?, "kind" = ?, "extra" = ?, "changed" = ?
  WHERE "w"."count" = ?
  RETURNING "app$dev.Reading"."id" AS "id", ('{"at":' || COALESCE(CASE WHEN length("app$dev.Reading"."at") = 23 AND "app$dev.Reading"."at" >= '1582-10-15' THEN '"' || replace("app$dev.Reading"."at", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("app$dev.Reading"."at") = 23 AND substr("app$dev.Reading"."at", 11, 1) = ' ' THEN "app$dev.Reading"."at" WHEN "app$dev.Reading"."at" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "app$dev.Reading"."at") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "app$dev.Reading"."at"), "app$dev.Reading"."at") END || '␃' END, 'null') || ',"value":' || COALESCE(CASE typeof("app$dev.Reading"."value") WHEN 'integer' THEN CAST("app$dev.Reading"."value" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."value") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."value") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"count":' || COALESCE(CASE typeof("app$dev.Reading"."count") WHEN 'integer' THEN CAST("app$dev.Reading"."count" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."count") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."count") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"isValid":' || COALESCE(CASE WHEN "app$dev.Reading"."isValid" IS NULL THEN NULL WHEN "app$dev.Reading"."isValid" THEN 'true' ELSE 'false' END, 'null') || ',"kind":' || COALESCE(CASE WHEN "app$dev.Reading"."kind" IN ('FIRST', 'SECOND') THEN '"' || "app$dev.Reading"."kind" || '"' WHEN "app$dev.Reading"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(CASE WHEN "app$dev.Reading"."extra" IS NOT NULL THEN '␂' || json_quote("app$dev.Reading"."extra") END, 'null') || '}') AS "j";

-- #7 insert Reading (id, count, note, made, changed)
--   1 = id1 as ID
--   2 = 4 as Int
--   3 = "none" as String
--   4 = now as DateTime
--   5 = now as DateTime
INSERT INTO "app$dev.Reading" ("id", "count", "note", "made", "changed")
  VALUES (?, ?, ?, ?, ?)
  RETURNING "app$dev.Reading"."id" AS "id", ('{"at":' || COALESCE(CASE WHEN length("app$dev.Reading"."at") = 23 AND "app$dev.Reading"."at" >= '1582-10-15' THEN '"' || replace("app$dev.Reading"."at", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("app$dev.Reading"."at") = 23 AND substr("app$dev.Reading"."at", 11, 1) = ' ' THEN "app$dev.Reading"."at" WHEN "app$dev.Reading"."at" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "app$dev.Reading"."at") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "app$dev.Reading"."at"), "app$dev.Reading"."at") END || '␃' END, 'null') || ',"value":' || COALESCE(CASE typeof("app$dev.Reading"."value") WHEN 'integer' THEN CAST("app$dev.Reading"."value" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."value") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."value") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"count":' || COALESCE(CASE typeof("app$dev.Reading"."count") WHEN 'integer' THEN CAST("app$dev.Reading"."count" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."count") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."count") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"isValid":' || COALESCE(CASE WHEN "app$dev.Reading"."isValid" IS NULL THEN NULL WHEN "app$dev.Reading"."isValid" THEN 'true' ELSE 'false' END, 'null') || ',"kind":' || COALESCE(CASE WHEN "app$dev.Reading"."kind" IN ('FIRST', 'SECOND') THEN '"' || "app$dev.Reading"."kind" || '"' WHEN "app$dev.Reading"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(CASE WHEN "app$dev.Reading"."extra" IS NOT NULL THEN '␂' || json_quote("app$dev.Reading"."extra") END, 'null') || '}') AS "j";

-- #8 select Reading
--   1 = result as ID
SELECT ('{"at":' || COALESCE(CASE WHEN length("t1"."at") = 23 AND "t1"."at" >= '1582-10-15' THEN '"' || replace("t1"."at", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("t1"."at") = 23 AND substr("t1"."at", 11, 1) = ' ' THEN "t1"."at" WHEN "t1"."at" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "t1"."at") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "t1"."at"), "t1"."at") END || '␃' END, 'null') || ',"value":' || COALESCE(CASE typeof("t1"."value") WHEN 'integer' THEN CAST("t1"."value" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."value") < 9e999 THEN printf('%!.15g', "t1"."value") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"count":' || COALESCE(CASE typeof("t1"."count") WHEN 'integer' THEN CAST("t1"."count" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."count") < 9e999 THEN printf('%!.15g', "t1"."count") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"isValid":' || COALESCE(CASE WHEN "t1"."isValid" IS NULL THEN NULL WHEN "t1"."isValid" THEN 'true' ELSE 'false' END, 'null') || ',"kind":' || COALESCE(CASE WHEN "t1"."kind" IN ('FIRST', 'SECOND') THEN '"' || "t1"."kind" || '"' WHEN "t1"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(CASE WHEN "t1"."extra" IS NOT NULL THEN '␂' || json_quote("t1"."extra") END, 'null') || '}') AS "j"
  FROM "app$dev.Reading" AS "t1"
  WHERE "t1"."id" = ?;

-- #9 update Reading (value, changed)
--   1 = 2.5 as Float
--   2 = now as DateTime
--   3 = 9 as Int
UPDATE "app$dev.Reading" AS "w"
  SET "value" = ?, "changed" = ?
  WHERE "w"."count" = ?
  RETURNING "app$dev.Reading"."id" AS "id", ('{"at":' || COALESCE(CASE WHEN length("app$dev.Reading"."at") = 23 AND "app$dev.Reading"."at" >= '1582-10-15' THEN '"' || replace("app$dev.Reading"."at", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("app$dev.Reading"."at") = 23 AND substr("app$dev.Reading"."at", 11, 1) = ' ' THEN "app$dev.Reading"."at" WHEN "app$dev.Reading"."at" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "app$dev.Reading"."at") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "app$dev.Reading"."at"), "app$dev.Reading"."at") END || '␃' END, 'null') || ',"value":' || COALESCE(CASE typeof("app$dev.Reading"."value") WHEN 'integer' THEN CAST("app$dev.Reading"."value" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."value") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."value") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"count":' || COALESCE(CASE typeof("app$dev.Reading"."count") WHEN 'integer' THEN CAST("app$dev.Reading"."count" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."count") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."count") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"isValid":' || COALESCE(CASE WHEN "app$dev.Reading"."isValid" IS NULL THEN NULL WHEN "app$dev.Reading"."isValid" THEN 'true' ELSE 'false' END, 'null') || ',"kind":' || COALESCE(CASE WHEN "app$dev.Reading"."kind" IN ('FIRST', 'SECOND') THEN '"' || "app$dev.Reading"."kind" || '"' WHEN "app$dev.Reading"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(CASE WHEN "app$dev.Reading"."extra" IS NOT NULL THEN '␂' || json_quote("app$dev.Reading"."extra") END, 'null') || '}') AS "j";

-- #10 insert Reading (id, at, value, count, isValid, kind, extra, note, made, changed)
--   1 = id1 as ID
--   2 = "2024-05-06T07:08:09.123Z" as DateTime
--   3 = 0.1 as Float
--   4 = 9 as Int
--   5 = true as Boolean
--   6 = "SECOND" as Enum
--   7 = "{\"b\":null}" as Json
--   8 = "none" as String
--   9 = now as DateTime
--   10 = now as DateTime
INSERT INTO "app$dev.Reading" ("id", "at", "value", "count", "isValid", "kind", "extra", "note", "made", "changed")
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  RETURNING "app$dev.Reading"."id" AS "id", ('{"at":' || COALESCE(CASE WHEN length("app$dev.Reading"."at") = 23 AND "app$dev.Reading"."at" >= '1582-10-15' THEN '"' || replace("app$dev.Reading"."at", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("app$dev.Reading"."at") = 23 AND substr("app$dev.Reading"."at", 11, 1) = ' ' THEN "app$dev.Reading"."at" WHEN "app$dev.Reading"."at" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "app$dev.Reading"."at") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "app$dev.Reading"."at"), "app$dev.Reading"."at") END || '␃' END, 'null') || ',"value":' || COALESCE(CASE typeof("app$dev.Reading"."value") WHEN 'integer' THEN CAST("app$dev.Reading"."value" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."value") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."value") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"count":' || COALESCE(CASE typeof("app$dev.Reading"."count") WHEN 'integer' THEN CAST("app$dev.Reading"."count" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."count") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."count") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"isValid":' || COALESCE(CASE WHEN "app$dev.Reading"."isValid" IS NULL THEN NULL WHEN "app$dev.Reading"."isValid" THEN 'true' ELSE 'false' END, 'null') || ',"kind":' || COALESCE(CASE WHEN "app$dev.Reading"."kind" IN ('FIRST', 'SECOND') THEN '"' || "app$dev.Reading"."kind" || '"' WHEN "app$dev.Reading"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(CASE WHEN "app$dev.Reading"."extra" IS NOT NULL THEN '␂' || json_quote("app$dev.Reading"."extra") END, 'null') || '}') AS "j";

-- #11 select Reading
--   1 = result as ID
SELECT ('{"at":' || COALESCE(CASE WHEN length("t1"."at") = 23 AND "t1"."at" >= '1582-10-15' THEN '"' || replace("t1"."at", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("t1"."at") = 23 AND substr("t1"."at", 11, 1) = ' ' THEN "t1"."at" WHEN "t1"."at" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "t1"."at") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "t1"."at"), "t1"."at") END || '␃' END, 'null') || ',"value":' || COALESCE(CASE typeof("t1"."value") WHEN 'integer' THEN CAST("t1"."value" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."value") < 9e999 THEN printf('%!.15g', "t1"."value") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"count":' || COALESCE(CASE typeof("t1"."count") WHEN 'integer' THEN CAST("t1"."count" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."count") < 9e999 THEN printf('%!.15g', "t1"."count") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"isValid":' || COALESCE(CASE WHEN "t1"."isValid" IS NULL THEN NULL WHEN "t1"."isValid" THEN 'true' ELSE 'false' END, 'null') || ',"kind":' || COALESCE(CASE WHEN "t1"."kind" IN ('FIRST', 'SECOND') THEN '"' || "t1"."kind" || '"' WHEN "t1"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(CASE WHEN "t1"."extra" IS NOT NULL THEN '␂' || json_quote("t1"."extra") END, 'null') || '}') AS "j"
  FROM "app$dev.Reading" AS "t1"
  WHERE "t1"."id" = ?;

-- #12 select Reading
--   1 = 9 as Int
SELECT "p"."id", "p"."id", "p"."at", "p"."value", "p"."count", "p"."isValid", "p"."kind", "p"."extra", "p"."note", "p"."made", "p"."changed"
  FROM "app$dev.Reading" AS "p"
  WHERE "p"."count" = ?;

-- #13 update Reading (at, value, isValid, extra, changed)
--   1 = "2025-01-01T00:00:00.001Z" as DateTime
--   2 = 100000000000000000000 as Float
--   3 = null as Boolean
--   4 = "{}" as Json
--   5 = now as DateTime
--   6 = 9 as Int
UPDATE "app$dev.Reading" AS "w"
  SET "at" = ?, "value" = ?, "isValid" = ?, "extra" = ?, "changed" = ?
  WHERE "w"."count" = ?
  RETURNING "app$dev.Reading"."id" AS "id", ('{"at":' || COALESCE(CASE WHEN length("app$dev.Reading"."at") = 23 AND "app$dev.Reading"."at" >= '1582-10-15' THEN '"' || replace("app$dev.Reading"."at", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("app$dev.Reading"."at") = 23 AND substr("app$dev.Reading"."at", 11, 1) = ' ' THEN "app$dev.Reading"."at" WHEN "app$dev.Reading"."at" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "app$dev.Reading"."at") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "app$dev.Reading"."at"), "app$dev.Reading"."at") END || '␃' END, 'null') || ',"value":' || COALESCE(CASE typeof("app$dev.Reading"."value") WHEN 'integer' THEN CAST("app$dev.Reading"."value" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."value") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."value") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"count":' || COALESCE(CASE typeof("app$dev.Reading"."count") WHEN 'integer' THEN CAST("app$dev.Reading"."count" AS TEXT) WHEN 'real' THEN CASE WHEN abs("app$dev.Reading"."count") < 9e999 THEN printf('%!.15g', "app$dev.Reading"."count") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"isValid":' || COALESCE(CASE WHEN "app$dev.Reading"."isValid" IS NULL THEN NULL WHEN "app$dev.Reading"."isValid" THEN 'true' ELSE 'false' END, 'null') || ',"kind":' || COALESCE(CASE WHEN "app$dev.Reading"."kind" IN ('FIRST', 'SECOND') THEN '"' || "app$dev.Reading"."kind" || '"' WHEN "app$dev.Reading"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(CASE WHEN "app$dev.Reading"."extra" IS NOT NULL THEN '␂' || json_quote("app$dev.Reading"."extra") END, 'null') || ',"changed":' || COALESCE(CASE WHEN length("app$dev.Reading"."changed") = 23 AND "app$dev.Reading"."changed" >= '1582-10-15' THEN '"' || replace("app$dev.Reading"."changed", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("app$dev.Reading"."changed") = 23 AND substr("app$dev.Reading"."changed", 11, 1) = ' ' THEN "app$dev.Reading"."changed" WHEN "app$dev.Reading"."changed" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "app$dev.Reading"."changed") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "app$dev.Reading"."changed"), "app$dev.Reading"."changed") END || '␃' END, '␁n') || '}') AS "j";

-- #14 select Reading
--   1 = result as ID
SELECT ('{"at":' || COALESCE(CASE WHEN length("t1"."at") = 23 AND "t1"."at" >= '1582-10-15' THEN '"' || replace("t1"."at", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("t1"."at") = 23 AND substr("t1"."at", 11, 1) = ' ' THEN "t1"."at" WHEN "t1"."at" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "t1"."at") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "t1"."at"), "t1"."at") END || '␃' END, 'null') || ',"value":' || COALESCE(CASE typeof("t1"."value") WHEN 'integer' THEN CAST("t1"."value" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."value") < 9e999 THEN printf('%!.15g', "t1"."value") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || ',"count":' || COALESCE(CASE typeof("t1"."count") WHEN 'integer' THEN CAST("t1"."count" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t1"."count") < 9e999 THEN printf('%!.15g', "t1"."count") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"isValid":' || COALESCE(CASE WHEN "t1"."isValid" IS NULL THEN NULL WHEN "t1"."isValid" THEN 'true' ELSE 'false' END, 'null') || ',"kind":' || COALESCE(CASE WHEN "t1"."kind" IN ('FIRST', 'SECOND') THEN '"' || "t1"."kind" || '"' WHEN "t1"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(CASE WHEN "t1"."extra" IS NOT NULL THEN '␂' || json_quote("t1"."extra") END, 'null') || ',"changed":' || COALESCE(CASE WHEN length("t1"."changed") = 23 AND "t1"."changed" >= '1582-10-15' THEN '"' || replace("t1"."changed", ' ', 'T') || 'Z"' ELSE '␃' || CASE WHEN length("t1"."changed") = 23 AND substr("t1"."changed", 11, 1) = ' ' THEN "t1"."changed" WHEN "t1"."changed" GLOB '??:??*' THEN strftime('1970-01-01 %H:%M:%f', "t1"."changed") ELSE COALESCE(strftime('%Y-%m-%d %H:%M:%f', "t1"."changed"), "t1"."changed") END || '␃' END, '␁n') || '}') AS "j"
  FROM "app$dev.Reading" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #4 #5 #6 #9 #10 #13 (8 statements)
