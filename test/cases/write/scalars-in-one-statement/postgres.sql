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
INSERT INTO "app$dev"."Reading" ("id", "at", "value", "count", "isValid", "kind", "extra", "note", "made", "changed")
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  RETURNING ('{"id":"' || COALESCE(replace(replace("app$dev"."Reading"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","at":' || COALESCE(CASE WHEN "app$dev"."Reading"."at" >= '1582-10-15' AND "app$dev"."Reading"."at" < 'infinity' THEN CASE WHEN "app$dev"."Reading"."at" = "app$dev"."Reading"."at"::timestamp(3) AND "app$dev"."Reading"."at" <> "app$dev"."Reading"."at"::timestamp(2) THEN '"' || replace("app$dev"."Reading"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("app$dev"."Reading"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "app$dev"."Reading"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("app$dev"."Reading"."value"::float8) < 9007199254740992 THEN "app$dev"."Reading"."value"::float8::text WHEN abs("app$dev"."Reading"."value"::float8) < 'infinity' THEN regexp_replace("app$dev"."Reading"."value"::text, '\.0*$', '') WHEN "app$dev"."Reading"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "app$dev"."Reading"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "app$dev"."Reading"."count"::text ~ '^-?[0-9]' THEN "app$dev"."Reading"."count"::text WHEN "app$dev"."Reading"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("app$dev"."Reading"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "app$dev"."Reading"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "app$dev"."Reading"."kind"::text || '"' WHEN "app$dev"."Reading"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("app$dev"."Reading"."extra"::text)::text), 'null') || ',"note":' || COALESCE(('"' || replace(replace("app$dev"."Reading"."note"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || ',"made":' || COALESCE(CASE WHEN "app$dev"."Reading"."made" >= '1582-10-15' AND "app$dev"."Reading"."made" < 'infinity' THEN CASE WHEN "app$dev"."Reading"."made" = "app$dev"."Reading"."made"::timestamp(3) AND "app$dev"."Reading"."made" <> "app$dev"."Reading"."made"::timestamp(2) THEN '"' || replace("app$dev"."Reading"."made"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("app$dev"."Reading"."made", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "app$dev"."Reading"."made"::text || '␃' END, '␁n') || '}');

-- #2 select Reading
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","at":' || COALESCE(CASE WHEN "t1"."at" >= '1582-10-15' AND "t1"."at" < 'infinity' THEN CASE WHEN "t1"."at" = "t1"."at"::timestamp(3) AND "t1"."at" <> "t1"."at"::timestamp(2) THEN '"' || replace("t1"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("t1"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "t1"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("t1"."value"::float8) < 9007199254740992 THEN "t1"."value"::float8::text WHEN abs("t1"."value"::float8) < 'infinity' THEN regexp_replace("t1"."value"::text, '\.0*$', '') WHEN "t1"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "t1"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."count"::text ~ '^-?[0-9]' THEN "t1"."count"::text WHEN "t1"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("t1"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "t1"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "t1"."kind"::text || '"' WHEN "t1"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("t1"."extra"::text)::text), 'null') || ',"note":' || COALESCE(('"' || replace(replace("t1"."note"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || ',"made":' || COALESCE(CASE WHEN "t1"."made" >= '1582-10-15' AND "t1"."made" < 'infinity' THEN CASE WHEN "t1"."made" = "t1"."made"::timestamp(3) AND "t1"."made" <> "t1"."made"::timestamp(2) THEN '"' || replace("t1"."made"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("t1"."made", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "t1"."made"::text || '␃' END, '␁n') || '}') AS "j"
  FROM "app$dev"."Reading" AS "t1"
  WHERE "t1"."id" = $1;

-- #3 select subquery, insert Reading (id, at, value, count, isValid, kind, extra, note, made, changed, device), select w1
--   1 = "d" as String
--   2 = id1 as ID
--   3 = "1500-01-02T03:04:05.006Z" as DateTime
--   4 = -0.25 as Float
--   5 = -3 as Int
--   6 = false as Boolean
--   7 = "FIRST" as Enum
--   8 = "[]" as Json
--   9 = "none" as String
--   10 = now as DateTime
--   11 = now as DateTime
WITH "found2" AS (SELECT (SELECT "t1"."id"
  FROM "app$dev"."Device" AS "t1"
  WHERE "t1"."name" = $1) AS "c0"), "w1" AS (INSERT INTO "app$dev"."Reading" ("id", "at", "value", "count", "isValid", "kind", "extra", "note", "made", "changed", "device") SELECT $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "f"."c0"
  FROM "found2" AS "f"
  WHERE "f"."c0" IS NOT NULL
  RETURNING *) SELECT "t1"."id" AS "id", ('{"at":' || COALESCE(CASE WHEN "t1"."at" >= '1582-10-15' AND "t1"."at" < 'infinity' THEN CASE WHEN "t1"."at" = "t1"."at"::timestamp(3) AND "t1"."at" <> "t1"."at"::timestamp(2) THEN '"' || replace("t1"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("t1"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "t1"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("t1"."value"::float8) < 9007199254740992 THEN "t1"."value"::float8::text WHEN abs("t1"."value"::float8) < 'infinity' THEN regexp_replace("t1"."value"::text, '\.0*$', '') WHEN "t1"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "t1"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."count"::text ~ '^-?[0-9]' THEN "t1"."count"::text WHEN "t1"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("t1"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "t1"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "t1"."kind"::text || '"' WHEN "t1"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("t1"."extra"::text)::text), 'null') || ',"note":' || COALESCE(('"' || replace(replace("t1"."note"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || ',"device":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t2"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') AS "j"
  FROM "w1" AS "t1"
  LEFT
  JOIN "app$dev"."Device" AS "t2" ON "t2"."id" = "t1"."device";

-- #4 select Reading
--   1 = result as ID
SELECT ('{"at":' || COALESCE(CASE WHEN "t1"."at" >= '1582-10-15' AND "t1"."at" < 'infinity' THEN CASE WHEN "t1"."at" = "t1"."at"::timestamp(3) AND "t1"."at" <> "t1"."at"::timestamp(2) THEN '"' || replace("t1"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("t1"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "t1"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("t1"."value"::float8) < 9007199254740992 THEN "t1"."value"::float8::text WHEN abs("t1"."value"::float8) < 'infinity' THEN regexp_replace("t1"."value"::text, '\.0*$', '') WHEN "t1"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "t1"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."count"::text ~ '^-?[0-9]' THEN "t1"."count"::text WHEN "t1"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("t1"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "t1"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "t1"."kind"::text || '"' WHEN "t1"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("t1"."extra"::text)::text), 'null') || ',"note":' || COALESCE(('"' || replace(replace("t1"."note"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || ',"device":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t2"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') AS "j"
  FROM "app$dev"."Reading" AS "t1"
  LEFT
  JOIN "app$dev"."Device" AS "t2" ON "t2"."id" = "t1"."device"
  WHERE "t1"."id" = $1;

-- #5 update Reading (at, value, isValid, kind, extra, changed), insert Reading (id, count, note, made, changed), select u + select i
--   1 = "2025-01-01T00:00:00.000Z" as DateTime
--   2 = 2.5 as Float
--   3 = false as Boolean
--   4 = "FIRST" as Enum
--   5 = "[1]" as Json
--   6 = now as DateTime
--   7 = 3 as Int
--   8 = id1 as ID
--   9 = 4 as Int
--   10 = "none" as String
--   11 = now as DateTime
--   12 = now as DateTime
WITH "u" AS (UPDATE "app$dev"."Reading" AS "w"
  SET "at" = $1, "value" = $2, "isValid" = $3, "kind" = $4, "extra" = $5, "changed" = $6
  WHERE "w"."count" = $7::int8
  RETURNING "w"."id" AS "id", ('{"at":' || COALESCE(CASE WHEN "w"."at" >= '1582-10-15' AND "w"."at" < 'infinity' THEN CASE WHEN "w"."at" = "w"."at"::timestamp(3) AND "w"."at" <> "w"."at"::timestamp(2) THEN '"' || replace("w"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("w"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "w"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("w"."value"::float8) < 9007199254740992 THEN "w"."value"::float8::text WHEN abs("w"."value"::float8) < 'infinity' THEN regexp_replace("w"."value"::text, '\.0*$', '') WHEN "w"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "w"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "w"."count"::text ~ '^-?[0-9]' THEN "w"."count"::text WHEN "w"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("w"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "w"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "w"."kind"::text || '"' WHEN "w"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("w"."extra"::text)::text), 'null') || '}') AS "j"), "i" AS (INSERT INTO "app$dev"."Reading" ("id", "count", "note", "made", "changed") SELECT $8, $9, $10, $11, $12
  WHERE NOT (EXISTS (SELECT 1
  FROM "u" AS "u"))
  RETURNING "app$dev"."Reading"."id" AS "id", ('{"at":' || COALESCE(CASE WHEN "app$dev"."Reading"."at" >= '1582-10-15' AND "app$dev"."Reading"."at" < 'infinity' THEN CASE WHEN "app$dev"."Reading"."at" = "app$dev"."Reading"."at"::timestamp(3) AND "app$dev"."Reading"."at" <> "app$dev"."Reading"."at"::timestamp(2) THEN '"' || replace("app$dev"."Reading"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("app$dev"."Reading"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "app$dev"."Reading"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("app$dev"."Reading"."value"::float8) < 9007199254740992 THEN "app$dev"."Reading"."value"::float8::text WHEN abs("app$dev"."Reading"."value"::float8) < 'infinity' THEN regexp_replace("app$dev"."Reading"."value"::text, '\.0*$', '') WHEN "app$dev"."Reading"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "app$dev"."Reading"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "app$dev"."Reading"."count"::text ~ '^-?[0-9]' THEN "app$dev"."Reading"."count"::text WHEN "app$dev"."Reading"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("app$dev"."Reading"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "app$dev"."Reading"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "app$dev"."Reading"."kind"::text || '"' WHEN "app$dev"."Reading"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("app$dev"."Reading"."extra"::text)::text), 'null') || '}') AS "j") (SELECT "u"."id", "u"."j"
  FROM "u" AS "u") UNION ALL (SELECT "i"."id", "i"."j"
  FROM "i" AS "i");

-- #6 select Reading
--   1 = result as ID
SELECT ('{"at":' || COALESCE(CASE WHEN "t1"."at" >= '1582-10-15' AND "t1"."at" < 'infinity' THEN CASE WHEN "t1"."at" = "t1"."at"::timestamp(3) AND "t1"."at" <> "t1"."at"::timestamp(2) THEN '"' || replace("t1"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("t1"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "t1"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("t1"."value"::float8) < 9007199254740992 THEN "t1"."value"::float8::text WHEN abs("t1"."value"::float8) < 'infinity' THEN regexp_replace("t1"."value"::text, '\.0*$', '') WHEN "t1"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "t1"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."count"::text ~ '^-?[0-9]' THEN "t1"."count"::text WHEN "t1"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("t1"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "t1"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "t1"."kind"::text || '"' WHEN "t1"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("t1"."extra"::text)::text), 'null') || '}') AS "j"
  FROM "app$dev"."Reading" AS "t1"
  WHERE "t1"."id" = $1;

-- #7 update Reading (value, changed), insert Reading (id, at, value, count, isValid, kind, extra, note, made, changed), select u + select i
--   1 = 2.5 as Float
--   2 = now as DateTime
--   3 = 9 as Int
--   4 = id1 as ID
--   5 = "2024-05-06T07:08:09.123Z" as DateTime
--   6 = 0.1 as Float
--   7 = 9 as Int
--   8 = true as Boolean
--   9 = "SECOND" as Enum
--   10 = "{\"b\":null}" as Json
--   11 = "none" as String
--   12 = now as DateTime
--   13 = now as DateTime
WITH "u" AS (UPDATE "app$dev"."Reading" AS "w"
  SET "value" = $1, "changed" = $2
  WHERE "w"."count" = $3::int8
  RETURNING "w"."id" AS "id", ('{"at":' || COALESCE(CASE WHEN "w"."at" >= '1582-10-15' AND "w"."at" < 'infinity' THEN CASE WHEN "w"."at" = "w"."at"::timestamp(3) AND "w"."at" <> "w"."at"::timestamp(2) THEN '"' || replace("w"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("w"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "w"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("w"."value"::float8) < 9007199254740992 THEN "w"."value"::float8::text WHEN abs("w"."value"::float8) < 'infinity' THEN regexp_replace("w"."value"::text, '\.0*$', '') WHEN "w"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "w"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "w"."count"::text ~ '^-?[0-9]' THEN "w"."count"::text WHEN "w"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("w"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "w"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "w"."kind"::text || '"' WHEN "w"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("w"."extra"::text)::text), 'null') || '}') AS "j"), "i" AS (INSERT INTO "app$dev"."Reading" ("id", "at", "value", "count", "isValid", "kind", "extra", "note", "made", "changed") SELECT $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
  WHERE NOT (EXISTS (SELECT 1
  FROM "u" AS "u"))
  RETURNING "app$dev"."Reading"."id" AS "id", ('{"at":' || COALESCE(CASE WHEN "app$dev"."Reading"."at" >= '1582-10-15' AND "app$dev"."Reading"."at" < 'infinity' THEN CASE WHEN "app$dev"."Reading"."at" = "app$dev"."Reading"."at"::timestamp(3) AND "app$dev"."Reading"."at" <> "app$dev"."Reading"."at"::timestamp(2) THEN '"' || replace("app$dev"."Reading"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("app$dev"."Reading"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "app$dev"."Reading"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("app$dev"."Reading"."value"::float8) < 9007199254740992 THEN "app$dev"."Reading"."value"::float8::text WHEN abs("app$dev"."Reading"."value"::float8) < 'infinity' THEN regexp_replace("app$dev"."Reading"."value"::text, '\.0*$', '') WHEN "app$dev"."Reading"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "app$dev"."Reading"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "app$dev"."Reading"."count"::text ~ '^-?[0-9]' THEN "app$dev"."Reading"."count"::text WHEN "app$dev"."Reading"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("app$dev"."Reading"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "app$dev"."Reading"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "app$dev"."Reading"."kind"::text || '"' WHEN "app$dev"."Reading"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("app$dev"."Reading"."extra"::text)::text), 'null') || '}') AS "j") (SELECT "u"."id", "u"."j"
  FROM "u" AS "u") UNION ALL (SELECT "i"."id", "i"."j"
  FROM "i" AS "i");

-- #8 select Reading
--   1 = result as ID
SELECT ('{"at":' || COALESCE(CASE WHEN "t1"."at" >= '1582-10-15' AND "t1"."at" < 'infinity' THEN CASE WHEN "t1"."at" = "t1"."at"::timestamp(3) AND "t1"."at" <> "t1"."at"::timestamp(2) THEN '"' || replace("t1"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("t1"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "t1"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("t1"."value"::float8) < 9007199254740992 THEN "t1"."value"::float8::text WHEN abs("t1"."value"::float8) < 'infinity' THEN regexp_replace("t1"."value"::text, '\.0*$', '') WHEN "t1"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "t1"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."count"::text ~ '^-?[0-9]' THEN "t1"."count"::text WHEN "t1"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("t1"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "t1"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "t1"."kind"::text || '"' WHEN "t1"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("t1"."extra"::text)::text), 'null') || '}') AS "j"
  FROM "app$dev"."Reading" AS "t1"
  WHERE "t1"."id" = $1;

-- #9 select Reading
--   1 = 9 as Int
SELECT "p"."id", "p"."id", "p"."at", "p"."value", "p"."count", "p"."isValid", "p"."kind", "p"."extra", "p"."note", "p"."made", "p"."changed"
  FROM "app$dev"."Reading" AS "p"
  WHERE "p"."count" = $1::int8 FOR NO KEY UPDATE OF "p";

-- #10 update Reading (at, value, isValid, extra, changed)
--   1 = "2025-01-01T00:00:00.001Z" as DateTime
--   2 = 100000000000000000000 as Float
--   3 = null as Boolean
--   4 = "{}" as Json
--   5 = now as DateTime
--   6 = 9 as Int
UPDATE "app$dev"."Reading" AS "w"
  SET "at" = $1, "value" = $2, "isValid" = $3, "extra" = $4, "changed" = $5
  WHERE "w"."count" = $6::int8
  RETURNING "w"."id" AS "id", ('{"at":' || COALESCE(CASE WHEN "w"."at" >= '1582-10-15' AND "w"."at" < 'infinity' THEN CASE WHEN "w"."at" = "w"."at"::timestamp(3) AND "w"."at" <> "w"."at"::timestamp(2) THEN '"' || replace("w"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("w"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "w"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("w"."value"::float8) < 9007199254740992 THEN "w"."value"::float8::text WHEN abs("w"."value"::float8) < 'infinity' THEN regexp_replace("w"."value"::text, '\.0*$', '') WHEN "w"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "w"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "w"."count"::text ~ '^-?[0-9]' THEN "w"."count"::text WHEN "w"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("w"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "w"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "w"."kind"::text || '"' WHEN "w"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("w"."extra"::text)::text), 'null') || ',"changed":' || COALESCE(CASE WHEN "w"."changed" >= '1582-10-15' AND "w"."changed" < 'infinity' THEN CASE WHEN "w"."changed" = "w"."changed"::timestamp(3) AND "w"."changed" <> "w"."changed"::timestamp(2) THEN '"' || replace("w"."changed"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("w"."changed", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "w"."changed"::text || '␃' END, '␁n') || '}') AS "j";

-- #11 select Reading
--   1 = result as ID
SELECT ('{"at":' || COALESCE(CASE WHEN "t1"."at" >= '1582-10-15' AND "t1"."at" < 'infinity' THEN CASE WHEN "t1"."at" = "t1"."at"::timestamp(3) AND "t1"."at" <> "t1"."at"::timestamp(2) THEN '"' || replace("t1"."at"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("t1"."at", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "t1"."at"::text || '␃' END, 'null') || ',"value":' || COALESCE(CASE WHEN abs("t1"."value"::float8) < 9007199254740992 THEN "t1"."value"::float8::text WHEN abs("t1"."value"::float8) < 'infinity' THEN regexp_replace("t1"."value"::text, '\.0*$', '') WHEN "t1"."value" IS NOT NULL THEN '␁u' END, 'null') || ',"count":' || COALESCE(CASE WHEN "t1"."count" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."count"::text ~ '^-?[0-9]' THEN "t1"."count"::text WHEN "t1"."count" IS NOT NULL THEN '␁u' END, '␁n') || ',"isValid":' || COALESCE("t1"."isValid"::text, 'null') || ',"kind":' || COALESCE(CASE WHEN "t1"."kind"::text IN ('FIRST', 'SECOND') THEN '"' || "t1"."kind"::text || '"' WHEN "t1"."kind" IS NOT NULL THEN '␁u' END, 'null') || ',"extra":' || COALESCE(('␂' || to_json("t1"."extra"::text)::text), 'null') || ',"changed":' || COALESCE(CASE WHEN "t1"."changed" >= '1582-10-15' AND "t1"."changed" < 'infinity' THEN CASE WHEN "t1"."changed" = "t1"."changed"::timestamp(3) AND "t1"."changed" <> "t1"."changed"::timestamp(2) THEN '"' || replace("t1"."changed"::timestamp::text, ' ', 'T') || 'Z"' ELSE to_char("t1"."changed", '"\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\""') END ELSE '␃' || "t1"."changed"::text || '␃' END, '␁n') || '}') AS "j"
  FROM "app$dev"."Reading" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #5 #7 #10 (5 statements)
