-- #1 select list of Ship
--   1 = "$.\"tags\"" as String
--   2 = "[\"x\",\"y\"]" as String
SELECT (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Ship" AS "t1"
  WHERE COALESCE((SELECT json_type(x2.v) = 'array' AND NOT EXISTS (SELECT 1
  FROM json_each(x2.g) AS given
  WHERE NOT EXISTS (SELECT 1
  FROM json_each(x2.v) AS own
  WHERE replace(replace(own.type, 'integer', 'number'), 'real', 'number') = replace(replace(given.type, 'integer', 'number'), 'real', 'number') AND CASE WHEN own.type IN ('object', 'array') THEN CASE WHEN json_type(own.value) IN ('object', 'array') THEN own.value = given.value OR json_type(own.value) = json_type(given.value) AND NOT EXISTS (SELECT p.fullkey, replace(replace(p.type, 'integer', 'number'), 'real', 'number'), p.atom
  FROM json_tree(own.value) AS p EXCEPT SELECT q.fullkey, replace(replace(q.type, 'integer', 'number'), 'real', 'number'), q.atom
  FROM json_tree(given.value) AS q) AND NOT EXISTS (SELECT p.fullkey, replace(replace(p.type, 'integer', 'number'), 'real', 'number'), p.atom
  FROM json_tree(given.value) AS p EXCEPT SELECT q.fullkey, replace(replace(q.type, 'integer', 'number'), 'real', 'number'), q.atom
  FROM json_tree(own.value) AS q) ELSE replace(replace(json_type(own.value), 'integer', 'number'), 'real', 'number') = replace(replace(json_type(given.value), 'integer', 'number'), 'real', 'number') AND (own.value ->> '$') IS (given.value ->> '$') END ELSE own.atom IS given.atom END))
  FROM (SELECT ((CASE WHEN json_valid("t1"."meta") THEN "t1"."meta" END) -> ?) AS v, ? AS g) AS x2), 0)
  ORDER BY "t1"."id" ASC NULLS LAST) AS "x1") AS "j";

