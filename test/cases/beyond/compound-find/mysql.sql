-- #1 select Ship
--   1 = "TKU" as String
--   2 = "A" as String
SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tonnage":', COALESCE(CAST(`t1`.`tonnage` + 0 AS CHAR), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE (`t1`.`port` = (SELECT `t1u0`.`id`
  FROM `app@dev`.`Port` AS `t1u0`
  WHERE `t1u0`.`code` = ?) AND `t1`.`name` = ?);

-- sent: #1 (1 statement)
