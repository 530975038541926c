-- #1 select list of Post
--   1 = $least as Int
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"key":' || ('{"author":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"name":' || COALESCE(CASE WHEN "t3"."name" IS NOT NULL THEN json_quote(CAST("t3"."name" AS TEXT)) END, '␁n') || '}') END || '}') || ',"count":' || COALESCE(CASE typeof("t2"."a0") WHEN 'integer' THEN CAST("t2"."a0" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t2"."a0") < 9e999 THEN printf('%!.15g', "t2"."a0") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"min":' || ('{"title":' || COALESCE(CASE WHEN "t2"."a1" IS NOT NULL THEN json_quote(CAST("t2"."a1" AS TEXT)) END, 'null') || '}') || '}') AS "j"
  FROM (SELECT "t1"."author" AS "k0", count(*) AS "a0", min("t1"."title") AS "a1", max("t1"."title") AS "a2"
  FROM "app$dev.Post" AS "t1"
  GROUP BY "t1"."author") AS "t2"
  LEFT
  JOIN "app$dev.User" AS "t3" ON "t3"."id" = "t2"."k0"
  WHERE "t2"."a0" >= ?
  ORDER BY "t2"."a2" DESC NULLS FIRST, "t2"."k0" ASC NULLS LAST
  LIMIT 10) AS "x1") AS "j";

-- sent: #1 (1 statement)
