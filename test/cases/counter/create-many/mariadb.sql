-- #1 insert Order (id, nr)
--   1 = "o2" as ID
--   2 = "o3" as ID
--   3 = 10 as Int
INSERT INTO `app@dev`.`Order` (`id`, `nr`)
  VALUES (?, NULL), (?, ?);

-- #2 select Order
--   1 = nodes as list of ID
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"nr":', COALESCE(CAST(`t1`.`nr` + 0 AS CHAR), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Order` AS `t1`
  WHERE `t1`.`id` IN (?);

-- sent: #1 #2 (2 statements)
