-- #1 insert Order (id, nr, name)
--   1 = "o2" as ID
--   2 = "second" as String
INSERT INTO `app@dev`.`Order` (`id`, `nr`, `name`)
  VALUES (?, NULL, ?)
  RETURNING COALESCE(CONCAT('{"nr":', COALESCE(CAST(`app@dev`.`Order`.`nr` + 0 AS CHAR), '␁n'), ',"name":', COALESCE(JSON_QUOTE(CONVERT(`app@dev`.`Order`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), 'null'), '}'), '␁t');

-- #2 select Order
--   1 = result as ID
SELECT COALESCE(CONCAT('{"nr":', COALESCE(CAST(`t1`.`nr` + 0 AS CHAR), '␁n'), ',"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Order` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 (1 statement)
