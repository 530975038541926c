-- #1 select list of Ship
--   1 = "$.\"tags\"" as String
--   2 = "[\"x\",\"y\"]" as String
--   3 = "$.\"tags\"" as String
--   4 = "$.\"tags\"" as String
--   5 = "[\"x\",\"y\"]" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE COALESCE(JSON_TYPE(JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?)) = 'ARRAY' AND NOT EXISTS (SELECT 1
  FROM JSON_TABLE(?, '$[*]' COLUMNS (i FOR ORDINALITY)) AS given
  WHERE NOT EXISTS (SELECT 1
  FROM JSON_TABLE(JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?), '$[*]' COLUMNS (i FOR ORDINALITY)) AS own
  WHERE COALESCE(JSON_EQUALS(JSON_EXTRACT(JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?), CONCAT('$[', own.i - 1, ']')), JSON_EXTRACT(?, CONCAT('$[', given.i - 1, ']'))), FALSE))), FALSE)
  ORDER BY `t1`.`id` ASC;

