-- #1 select list of Album
--   1 = $some as Int
--   2 = $some as Int
--   3 = $from as ID
--   4 = ["Bea","Cat"] as list of String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t1"."title" IS NOT NULL THEN json_quote(CAST("t1"."title" AS TEXT)) END, '␁n') || ',"firstTwo":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || ',"takes":' || (SELECT COALESCE('[' || group_concat("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t3"."id" IS NOT NULL THEN json_quote(CAST("t3"."id" AS TEXT)) END, '␁n') || ',"nr":' || COALESCE(CASE typeof("t3"."nr") WHEN 'integer' THEN CAST("t3"."nr" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t3"."nr") < 9e999 THEN printf('%!.15g', "t3"."nr") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.Take" AS "t3"
  WHERE "t3"."track" = "t2"."id"
  ORDER BY "t3"."nr" ASC NULLS LAST, "t3"."id" ASC NULLS LAST
  LIMIT ?) AS "x3") || '}') AS "j"
  FROM "app$dev.Track" AS "t2"
  WHERE "t2"."album" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST
  LIMIT 2) AS "x2") || ',"lastTwo":' || (SELECT COALESCE('[' || group_concat("x4"."j", ','
  ORDER BY "x4"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t4"."id" IS NOT NULL THEN json_quote(CAST("t4"."id" AS TEXT)) END, '␁n') || ',"takes":' || (SELECT COALESCE('[' || group_concat("x5"."j", ','
  ORDER BY "x5"."k0" DESC NULLS FIRST, "x5"."k1" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t5"."id" IS NOT NULL THEN json_quote(CAST("t5"."id" AS TEXT)) END, '␁n') || ',"nr":' || COALESCE(CASE typeof("t5"."nr") WHEN 'integer' THEN CAST("t5"."nr" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t5"."nr") < 9e999 THEN printf('%!.15g', "t5"."nr") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j", "t5"."nr" AS "k0", "t5"."id" AS "k1"
  FROM "app$dev.Take" AS "t5"
  WHERE "t5"."track" = "t4"."id"
  ORDER BY "t5"."nr" ASC NULLS LAST, "t5"."id" DESC NULLS FIRST
  LIMIT 1) AS "x5") || '}') AS "j", "t4"."id" AS "k0"
  FROM "app$dev.Track" AS "t4"
  WHERE "t4"."album" = "t1"."id"
  ORDER BY "t4"."id" DESC NULLS FIRST
  LIMIT 2) AS "x4") || ',"none":' || (SELECT COALESCE('[' || group_concat("x6"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t6"."id" IS NOT NULL THEN json_quote(CAST("t6"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Track" AS "t6"
  WHERE "t6"."album" = "t1"."id"
  ORDER BY "t6"."id" ASC NULLS LAST
  LIMIT 0) AS "x6") || ',"skipped":' || (SELECT COALESCE('[' || group_concat("x7"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t7"."name" IS NOT NULL THEN json_quote(CAST("t7"."name" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Track" AS "t7"
  WHERE "t7"."album" = "t1"."id"
  ORDER BY "t7"."id" ASC NULLS LAST
  LIMIT -1 OFFSET 1) AS "x7") || ',"middle":' || (SELECT COALESCE('[' || group_concat("x8"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t8"."name" IS NOT NULL THEN json_quote(CAST("t8"."name" AS TEXT)) END, '␁n') || ',"length":' || COALESCE(CASE typeof("t8"."length") WHEN 'integer' THEN CAST("t8"."length" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t8"."length") < 9e999 THEN printf('%!.15g', "t8"."length") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev.Track" AS "t8"
  WHERE "t8"."album" = "t1"."id"
  ORDER BY "t8"."length" ASC NULLS LAST, "t8"."id" ASC NULLS LAST
  LIMIT ? OFFSET 1) AS "x8") || ',"beforeLast":' || (SELECT COALESCE('[' || group_concat("x9"."j", ','
  ORDER BY "x9"."k0" DESC NULLS FIRST, "x9"."k1" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t9"."name" IS NOT NULL THEN json_quote(CAST("t9"."name" AS TEXT)) END, '␁n') || ',"length":' || COALESCE(CASE typeof("t9"."length") WHEN 'integer' THEN CAST("t9"."length" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t9"."length") < 9e999 THEN printf('%!.15g', "t9"."length") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, 'null') || '}') AS "j", "t9"."length" AS "k0", "t9"."id" AS "k1"
  FROM "app$dev.Track" AS "t9"
  WHERE "t9"."album" = "t1"."id"
  ORDER BY "t9"."length" ASC NULLS LAST, "t9"."id" DESC NULLS FIRST
  LIMIT 2 OFFSET 1) AS "x9") || ',"beyond":' || (SELECT COALESCE('[' || group_concat("x10"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t10"."name" IS NOT NULL THEN json_quote(CAST("t10"."name" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Track" AS "t10"
  WHERE "t10"."album" = "t1"."id"
  ORDER BY "t10"."id" ASC NULLS LAST
  LIMIT 3 OFFSET 9) AS "x10") || ',"after":' || (SELECT COALESCE('[' || group_concat("x11"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t11"."id" IS NOT NULL THEN json_quote(CAST("t11"."id" AS TEXT)) END, '␁n') || ',"album":' || CASE WHEN "t13"."id" IS NULL THEN 'null' ELSE ('{"singers":' || (SELECT COALESCE('[' || group_concat("x12"."j", ','
  ORDER BY "x12"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t14"."name" IS NOT NULL THEN json_quote(CAST("t14"."name" AS TEXT)) END, '␁n') || '}') AS "j", "t14"."id" AS "k0"
  FROM "app$dev._AlbumSingers" AS "t15"
  JOIN "app$dev.Singer" AS "t14" ON "t14"."id" = "t15"."B"
  WHERE "t15"."A" = "t13"."id"
  ORDER BY "t14"."id" DESC NULLS FIRST
  LIMIT 1) AS "x12") || '}') END || '}') AS "j"
  FROM "app$dev.Track" AS "t11"
  LEFT
  JOIN "app$dev.Album" AS "t13" ON "t13"."id" = "t11"."album"
  WHERE ("t11"."album" = "t1"."id" AND "t11"."id" > (SELECT "t12"."id"
  FROM "app$dev.Track" AS "t12"
  WHERE "t12"."id" = ?))
  ORDER BY "t11"."id" ASC NULLS LAST
  LIMIT 1) AS "x11") || ',"singers":' || (SELECT COALESCE('[' || group_concat("x13"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t16"."name" IS NOT NULL THEN json_quote(CAST("t16"."name" AS TEXT)) END, '␁n') || ',"albums":' || (SELECT COALESCE('[' || group_concat("x14"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t18"."title" IS NOT NULL THEN json_quote(CAST("t18"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev._AlbumSingers" AS "t19"
  JOIN "app$dev.Album" AS "t18" ON "t18"."id" = "t19"."A"
  WHERE "t19"."B" = "t16"."id"
  ORDER BY "t18"."id" ASC NULLS LAST
  LIMIT 1) AS "x14") || '}') AS "j"
  FROM "app$dev._AlbumSingers" AS "t17"
  JOIN "app$dev.Singer" AS "t16" ON "t16"."id" = "t17"."B"
  WHERE "t17"."A" = "t1"."id"
  ORDER BY "t16"."name" DESC NULLS FIRST, "t16"."id" ASC NULLS LAST
  LIMIT 2 OFFSET 1) AS "x13") || ',"matching":' || (SELECT COALESCE('[' || group_concat("x15"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t20"."name" IS NOT NULL THEN json_quote(CAST("t20"."name" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev._AlbumSingers" AS "t21"
  JOIN "app$dev.Singer" AS "t20" ON "t20"."id" = "t21"."B"
  WHERE ("t21"."A" = "t1"."id" AND "t20"."name" IN (SELECT value
  FROM json_each(?)))
  ORDER BY "t20"."id" ASC NULLS LAST
  LIMIT 1) AS "x15") || '}') AS "j"
  FROM "app$dev.Album" AS "t1"
  ORDER BY "t1"."title" DESC NULLS FIRST, "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

-- #2 select list of Album
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t1"."title" IS NOT NULL THEN json_quote(CAST("t1"."title" AS TEXT)) END, '␁n') || ',"tracks":' || (SELECT COALESCE('[' || group_concat("x2"."j", ','
  ORDER BY "x2"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t2"."name" IS NOT NULL THEN json_quote(CAST("t2"."name" AS TEXT)) END, '␁n') || '}') AS "j", "t2"."id" AS "k0"
  FROM "app$dev.Track" AS "t2"
  WHERE "t2"."album" = "t1"."id"
  ORDER BY "t2"."id" DESC NULLS FIRST
  LIMIT 1) AS "x2") || '}') AS "j", "t1"."id" AS "k0"
  FROM "app$dev.Album" AS "t1"
  ORDER BY "t1"."id" DESC NULLS FIRST
  LIMIT 1 OFFSET 1) AS "x1") AS "j";

-- #3 select Album
SELECT "t1"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"tracks":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Track" AS "t2"
  WHERE "t2"."album" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST
  LIMIT 1 OFFSET 1) AS "x1") || '}') AS "j1"
  FROM "app$dev.Album" AS "t1"
  ORDER BY "t1"."id" ASC NULLS LAST
  LIMIT 3;

-- sent: #1 #2 #3 (3 statements)
