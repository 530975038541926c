-- #1 select Ship
--   1 = "TKU" as String
--   2 = "A" as String
SELECT `t1`.`id`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE (`t1`.`port` = (SELECT `t1u0`.`id`
  FROM `app@dev`.`Port` AS `t1u0`
  WHERE `t1u0`.`code` = ?) AND `t1`.`name` = ?);

-- #2 select Ship
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`, `p`.`tonnage`
  FROM `app@dev`.`Ship` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 update Ship (tonnage)
--   1 = 2 as Int
--   2 = node as ID
UPDATE `app@dev`.`Ship` AS `w`
  SET `w`.`tonnage` = ?
  WHERE `w`.`id` = ?;

-- #4 select subquery
--   1 = "TKU" as String
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Port` AS `t1`
  WHERE `t1`.`code` = ?);

-- #5 insert Ship (id, name, port)
--   1 = id1 as ID
--   2 = "A" as String
--   3 = found2[0] as ID
INSERT INTO `app@dev`.`Ship` (`id`, `name`, `port`)
  VALUES (?, ?, ?);

-- #6 select Ship
--   1 = result as ID
SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tonnage":', COALESCE(CAST(`t1`.`tonnage` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #6 (3 statements)
