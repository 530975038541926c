-- #1 select list of Post
--   1 = "$.\"a\"" as String
--   2 = "$.\"a\"[0]" as String
--   3 = "$.\"a\".\"0\"" as String
--   4 = $value as String
--   5 = "$" as String
--   6 = "x" as String
--   7 = "$" as String
--   8 = "$" as String
--   9 = "$" as String
--   10 = "b" as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (COALESCE(COALESCE(JSON_EQUALS(IF(JSON_TYPE(JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?)) = 'ARRAY', JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?), JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?)), ?), FALSE), FALSE) AND (COALESCE(JSON_TYPE(JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?)) = 'STRING' AND LOCATE(CAST(CONVERT(? USING utf8mb4) AS BINARY), CAST(CONVERT(JSON_UNQUOTE(JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?)) USING utf8mb4) AS BINARY)) > 0, FALSE) OR (NOT (COALESCE(JSON_TYPE(JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?)) = 'OBJECT' AND JSON_CONTAINS(JSON_KEYS(JSON_EXTRACT(IF(JSON_VALID(`t1`.`meta`), `t1`.`meta`, NULL), ?)), JSON_QUOTE(?)), FALSE)))))
  ORDER BY `t1`.`id` ASC;

-- sent: #1 (1 statement)
