-- #1 select list of Album
--   1 = $some as Int
--   2 = $some as Int
--   3 = $from as ID
--   4 = ["Bea","Cat"] as list of String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t1"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","firstTwo":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","takes":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t3"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","nr":' || COALESCE(CASE WHEN "t3"."nr" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t3"."nr"::text ~ '^-?[0-9]' THEN "t3"."nr"::text WHEN "t3"."nr" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev"."Take" AS "t3"
  WHERE "t3"."track" = "t2"."id"
  ORDER BY "t3"."nr" ASC, "t3"."id" ASC
  LIMIT $1) AS "x3") || '}') AS "j"
  FROM "app$dev"."Track" AS "t2"
  WHERE "t2"."album" = "t1"."id"
  ORDER BY "t2"."id" ASC
  LIMIT 2) AS "x2") || ',"lastTwo":' || (SELECT COALESCE('[' || string_agg("x4"."j", ','
  ORDER BY "x4"."k0" ASC) || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t4"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","takes":' || (SELECT COALESCE('[' || string_agg("x5"."j", ','
  ORDER BY "x5"."k0" DESC, "x5"."k1" ASC) || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t5"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","nr":' || COALESCE(CASE WHEN "t5"."nr" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t5"."nr"::text ~ '^-?[0-9]' THEN "t5"."nr"::text WHEN "t5"."nr" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j", "t5"."nr" AS "k0", "t5"."id" AS "k1"
  FROM "app$dev"."Take" AS "t5"
  WHERE "t5"."track" = "t4"."id"
  ORDER BY "t5"."nr" ASC, "t5"."id" DESC
  LIMIT 1) AS "x5") || '}') AS "j", "t4"."id" AS "k0"
  FROM "app$dev"."Track" AS "t4"
  WHERE "t4"."album" = "t1"."id"
  ORDER BY "t4"."id" DESC
  LIMIT 2) AS "x4") || ',"none":' || (SELECT COALESCE('[' || string_agg("x6"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t6"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Track" AS "t6"
  WHERE "t6"."album" = "t1"."id"
  ORDER BY "t6"."id" ASC
  LIMIT 0) AS "x6") || ',"skipped":' || (SELECT COALESCE('[' || string_agg("x7"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t7"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Track" AS "t7"
  WHERE "t7"."album" = "t1"."id"
  ORDER BY "t7"."id" ASC OFFSET 1) AS "x7") || ',"middle":' || (SELECT COALESCE('[' || string_agg("x8"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t8"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","length":' || COALESCE(CASE WHEN abs("t8"."length"::float8) < 9007199254740992 THEN "t8"."length"::float8::text WHEN abs("t8"."length"::float8) < 'infinity' THEN regexp_replace("t8"."length"::text, '\.0*$', '') WHEN "t8"."length" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev"."Track" AS "t8"
  WHERE "t8"."album" = "t1"."id"
  ORDER BY "t8"."length" ASC, "t8"."id" ASC
  LIMIT $2 OFFSET 1) AS "x8") || ',"beforeLast":' || (SELECT COALESCE('[' || string_agg("x9"."j", ','
  ORDER BY "x9"."k0" DESC, "x9"."k1" ASC) || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t9"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","length":' || COALESCE(CASE WHEN abs("t9"."length"::float8) < 9007199254740992 THEN "t9"."length"::float8::text WHEN abs("t9"."length"::float8) < 'infinity' THEN regexp_replace("t9"."length"::text, '\.0*$', '') WHEN "t9"."length" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j", "t9"."length" AS "k0", "t9"."id" AS "k1"
  FROM "app$dev"."Track" AS "t9"
  WHERE "t9"."album" = "t1"."id"
  ORDER BY "t9"."length" ASC, "t9"."id" DESC
  LIMIT 2 OFFSET 1) AS "x9") || ',"beyond":' || (SELECT COALESCE('[' || string_agg("x10"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t10"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Track" AS "t10"
  WHERE "t10"."album" = "t1"."id"
  ORDER BY "t10"."id" ASC
  LIMIT 3 OFFSET 9) AS "x10") || ',"after":' || (SELECT COALESCE('[' || string_agg("x11"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t11"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","album":' || CASE WHEN "t13"."id" IS NULL THEN 'null' ELSE ('{"singers":' || (SELECT COALESCE('[' || string_agg("x12"."j", ','
  ORDER BY "x12"."k0" ASC) || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t14"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j", "t14"."id" AS "k0"
  FROM "app$dev"."_AlbumSingers" AS "t15"
  JOIN "app$dev"."Singer" AS "t14" ON "t14"."id" = "t15"."B"
  WHERE "t15"."A" = "t13"."id"
  ORDER BY "t14"."id" DESC
  LIMIT 1) AS "x12") || '}') END || '}') AS "j"
  FROM "app$dev"."Track" AS "t11"
  LEFT
  JOIN "app$dev"."Album" AS "t13" ON "t13"."id" = "t11"."album"
  WHERE ("t11"."album" = "t1"."id" AND "t11"."id" > (SELECT "t12"."id"
  FROM "app$dev"."Track" AS "t12"
  WHERE "t12"."id" = $3))
  ORDER BY "t11"."id" ASC
  LIMIT 1) AS "x11") || ',"singers":' || (SELECT COALESCE('[' || string_agg("x13"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t16"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","albums":' || (SELECT COALESCE('[' || string_agg("x14"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t18"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_AlbumSingers" AS "t19"
  JOIN "app$dev"."Album" AS "t18" ON "t18"."id" = "t19"."A"
  WHERE "t19"."B" = "t16"."id"
  ORDER BY "t18"."id" ASC
  LIMIT 1) AS "x14") || '}') AS "j"
  FROM "app$dev"."_AlbumSingers" AS "t17"
  JOIN "app$dev"."Singer" AS "t16" ON "t16"."id" = "t17"."B"
  WHERE "t17"."A" = "t1"."id"
  ORDER BY "t16"."name" DESC, "t16"."id" ASC
  LIMIT 2 OFFSET 1) AS "x13") || ',"matching":' || (SELECT COALESCE('[' || string_agg("x15"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t20"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."_AlbumSingers" AS "t21"
  JOIN "app$dev"."Singer" AS "t20" ON "t20"."id" = "t21"."B"
  WHERE ("t21"."A" = "t1"."id" AND "t20"."name" = ANY($4))
  ORDER BY "t20"."id" ASC
  LIMIT 1) AS "x15") || '}') AS "j"
  FROM "app$dev"."Album" AS "t1"
  ORDER BY "t1"."title" DESC, "t1"."id" ASC) AS "x1") AS "j";

-- #2 select list of Album
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ','
  ORDER BY "x1"."k0" ASC) || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t1"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tracks":' || (SELECT COALESCE('[' || string_agg("x2"."j", ','
  ORDER BY "x2"."k0" ASC) || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t2"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j", "t2"."id" AS "k0"
  FROM "app$dev"."Track" AS "t2"
  WHERE "t2"."album" = "t1"."id"
  ORDER BY "t2"."id" DESC
  LIMIT 1) AS "x2") || '}') AS "j", "t1"."id" AS "k0"
  FROM "app$dev"."Album" AS "t1"
  ORDER BY "t1"."id" DESC
  LIMIT 1 OFFSET 1) AS "x1") AS "j";

-- #3 select Album
SELECT "t1"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tracks":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Track" AS "t2"
  WHERE "t2"."album" = "t1"."id"
  ORDER BY "t2"."id" ASC
  LIMIT 1 OFFSET 1) AS "x1") || '}') AS "j1"
  FROM "app$dev"."Album" AS "t1"
  ORDER BY "t1"."id" ASC
  LIMIT 3;

-- sent: #1 #2 #3 (3 statements)
