-- #1 select list of Album
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"tracks":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t2"."name" IS NOT NULL THEN json_quote(CAST("t2"."name" AS TEXT)) END, '␁n') || ',"takes":' || (SELECT COALESCE('[' || group_concat("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"nr":' || COALESCE(CASE typeof("t3"."nr") WHEN 'integer' THEN CAST("t3"."nr" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t3"."nr") < 9e999 THEN printf('%!.15g', "t3"."nr") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev.Take" AS "t3"
  WHERE "t3"."track" = "t2"."id"
  ORDER BY "t3"."id" ASC NULLS LAST) AS "x3") || '}') AS "j"
  FROM "app$dev.Track" AS "t2"
  WHERE "t2"."album" = "t1"."id"
  ORDER BY "t2"."name" DESC NULLS FIRST, "t2"."id" ASC NULLS LAST
  LIMIT 1) AS "x2") || ',"lastTwo":' || (SELECT COALESCE('[' || group_concat("x4"."j", ','
  ORDER BY "x4"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t4"."name" IS NOT NULL THEN json_quote(CAST("t4"."name" AS TEXT)) END, '␁n') || '}') AS "j", "t4"."id" AS "k0"
  FROM "app$dev.Track" AS "t4"
  WHERE "t4"."album" = "t1"."id"
  ORDER BY "t4"."id" DESC NULLS FIRST
  LIMIT 2) AS "x4") || '}') AS "j"
  FROM "app$dev.Album" AS "t1"
  ORDER BY "t1"."id" DESC NULLS FIRST) AS "x1") AS "j";

-- sent: #1 (1 statement)
