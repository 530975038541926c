-- #1 select list of Post
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"tags":' || (SELECT COALESCE('[' || group_concat("x2"."j", ','
  ORDER BY "x2"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t2"."value" IS NOT NULL THEN json_quote(CAST("t2"."value" AS TEXT)) END, '␁n') AS "j", "t2"."position" AS "k0"
  FROM "app$dev.Post_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id") AS "x2") || '}') AS "j", "t1"."id" AS "k0"
  FROM "app$dev.Post" AS "t1") AS "x1") AS "j";

-- #2 select Post
SELECT "t1"."id" AS "id", ('{"tags":' || (SELECT COALESCE('[' || group_concat("x1"."j", ','
  ORDER BY "x1"."k0" ASC NULLS LAST) || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t2"."value" IS NOT NULL THEN json_quote(CAST("t2"."value" AS TEXT)) END, '␁n') AS "j", "t2"."position" AS "k0"
  FROM "app$dev.Post_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id") AS "x1") || '}') AS "j1"
  FROM "app$dev.Post" AS "t1"
  ORDER BY "t1"."id" ASC NULLS LAST
  LIMIT 2;

-- sent: #1 #2 (2 statements)
