-- #1 select list of Post
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"key":' || ('{"author":' || CASE WHEN "t4"."id" IS NULL THEN 'null' ELSE ('{"name":' || COALESCE(CASE WHEN "t4"."name" IS NOT NULL THEN json_quote(CAST("t4"."name" AS TEXT)) END, '␁n') || '}') END || '}') || ',"count":' || COALESCE(CASE typeof("t3"."a0") WHEN 'integer' THEN CAST("t3"."a0" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t3"."a0") < 9e999 THEN printf('%!.15g', "t3"."a0") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') AS "j"
  FROM (SELECT (SELECT "t2"."id"
  FROM "app$dev.User" AS "t2"
  WHERE ("t2"."id" = "t1"."author" AND "t2"."leftAt" IS NULL)
  ORDER BY "t2"."id" ASC NULLS LAST
  LIMIT 1) AS "k0", count(*) AS "a0"
  FROM "app$dev.Post" AS "t1"
  GROUP BY 1) AS "t3"
  LEFT
  JOIN "app$dev.User" AS "t4" ON ("t4"."id" = "t3"."k0" AND "t4"."leftAt" IS NULL)
  ORDER BY "t3"."k0" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #1 (1 statement)
