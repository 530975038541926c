-- #1 insert Order (note)
--   1 = "big" as String
INSERT INTO `app@dev`.`Order` (`note`)
  VALUES (?);

-- #2 insert Line (id, text, order)
--   1 = id2 as ID
--   2 = "one" as String
--   3 = made1[0] as Int
--   4 = id3 as ID
--   5 = "two" as String
--   6 = made1[0] as Int
INSERT INTO `app@dev`.`Line` (`id`, `text`, `order`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #3 select Order
--   1 = result as Int
SELECT COALESCE(CONCAT('{"id":', COALESCE(CAST(`t1`.`id` + 0 AS CHAR), '␁n'), ',"note":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`note` USING utf8mb4) COLLATE utf8mb4_unicode_ci), 'null'), ',"lines":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"text":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`text` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Line` AS `t2`
  WHERE `t2`.`order` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Order` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #3 (3 statements)
