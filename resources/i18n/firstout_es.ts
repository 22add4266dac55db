<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Todos los ajustes</translation>
    </message>
    <message>
        <source>FirstOut {version}. Free software under the Apache licence 2.0.</source>
        <translation>FirstOut {version}. Software libre con licencia Apache 2.0.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Log folder</source>
        <translation>Carpeta de archivos de registro</translation>
    </message>
    <message>
        <source>PostgreSQL client</source>
        <translation>cliente de PostgreSQL</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>All shortcuts</source>
        <translation>Todos los atajos</translation>
    </message>
    <message>
        <source>Close FirstOut</source>
        <translation>Cerrar FirstOut</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Despachar</translation>
    </message>
    <message>
        <source>Done in this session</source>
        <translation>Hecho en esta sesión</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Exportar la tabla</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Go to the product</source>
        <translation>Ir al producto</translation>
    </message>
    <message>
        <source>Help for this view</source>
        <translation>Ayuda de esta vista</translation>
    </message>
    <message>
        <source>Import a file …</source>
        <translation>Importar un archivo …</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Menu of all commands</source>
        <translation>Menú con todos los comandos</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Movimientos</translation>
    </message>
    <message>
        <source>Narrow navigation</source>
        <translation>Navegación estrecha</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Siguiente parte de la ventana</translation>
    </message>
    <message>
        <source>Print the table or document</source>
        <translation>Imprimir la tabla o el documento</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Recibir</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Say who works here</source>
        <translation>Indicar quién trabaja aquí</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Show alerts</source>
        <translation>Mostrar las alertas</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Undo the last operation</source>
        <translation>Deshacer la última operación</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>Tamaño de texto normal</translation>
    </message>
</context>
<context>
    <name>Alert</name>
    <message>
        <source>Acknowledged</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Caducado</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Caduca pronto</translation>
    </message>
    <message>
        <source>Low stock</source>
        <translation>Stock bajo</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>Agotado</translation>
    </message>
    <message>
        <source>Snoozed until {date}</source>
        <translation>Pospuesta hasta el {date}</translation>
    </message>
</context>
<context>
    <name>AlertActions</name>
    <message>
        <source>Acknowledge</source>
        <translation>Marcar como vista</translation>
    </message>
    <message>
        <source>Show the lots</source>
        <translation>Mostrar los lotes</translation>
    </message>
    <message>
        <source>Snooze until a date …</source>
        <translation>Posponer hasta una fecha…</translation>
    </message>
</context>
<context>
    <name>AlertFilterBar</name>
    <message>
        <source>Acknowledged {count}</source>
        <translation>Vistas {count}</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>Todas {count}</translation>
    </message>
    <message>
        <source>Open {count}</source>
        <translation>Abiertas {count}</translation>
    </message>
    <message>
        <source>Snoozed {count}</source>
        <translation>Pospuestas {count}</translation>
    </message>
    <message>
        <source>Which kind of alert</source>
        <translation>Tipo de alerta</translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation>{kind} ({count})</translation>
    </message>
</context>
<context>
    <name>AlertsCard</name>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Days before expiry</source>
        <translation>Días antes de la caducidad</translation>
    </message>
    <message>
        <source>Forget what is typed</source>
        <translation>Descartar lo escrito</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Type a number of days from 0 to {most}.</source>
        <translation>Escriba un número de días de 0 a {most}.</translation>
    </message>
</context>
<context>
    <name>AlertsPanel</name>
    <message>
        <source>Alert</source>
        <translation>Alerta</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Alerts, most urgent first</source>
        <translation>Alertas, las más urgentes primero</translation>
    </message>
    <message>
        <source>Hide  F9</source>
        <translation>Ocultar  F9</translation>
    </message>
    <message>
        <source>Hide the alerts</source>
        <translation>Ocultar las alertas</translation>
    </message>
    <message>
        <source>Nothing needs attention.</source>
        <translation>Nada requiere atención.</translation>
    </message>
    <message>
        <source>as of {date}</source>
        <translation>a fecha {date}</translation>
    </message>
    <message>
        <source>the first {shown} are shown</source>
        <translation>se muestran las primeras {shown}</translation>
    </message>
</context>
<context>
    <name>AlertsView</name>
    <message>
        <source>Acknowledge  Ctrl+Enter</source>
        <translation>Vista  Ctrl+Intro</translation>
    </message>
    <message>
        <source>Acknowledge, or confirm the date</source>
        <translation>Marcar como vista o confirmar la fecha</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerta</translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation>Todas las alertas</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Atendida por</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>Leave, or show what is open</source>
        <translation>Salir o mostrar las abiertas</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>No alert matches.</source>
        <translation>Ninguna alerta coincide.</translation>
    </message>
    <message>
        <source>Nothing needs attention.</source>
        <translation>Nada requiere atención.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Show all alerts</source>
        <translation>Mostrar todas las alertas</translation>
    </message>
    <message>
        <source>Show the lots  Enter</source>
        <translation>Mostrar los lotes  Intro</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Snooze …  Alt+S</source>
        <translation>Posponer…  Alt+S</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What expires, has expired, runs low or has run out. An alert closes by itself when its cause is gone.

Ctrl+Enter acknowledges the chosen alerts: somebody knows. Alt+S snoozes them until a date that you type, such as +7 or 311225. Whatever was answered, an alert returns when it gets worse: when what expires soon has expired, when what is low runs out.

Enter shows the lots that an alert is about. Shift and the arrow keys choose several alerts, Ctrl+A all that are listed. Ctrl+F goes to the kinds.</source>
        <translation>Lo que caduca pronto, ha caducado, tiene stock bajo o se ha agotado. Una alerta se cierra sola cuando desaparece su causa.

Ctrl+Intro marca como vistas las alertas elegidas: alguien está al tanto. Alt+S las pospone hasta la fecha que escriba, por ejemplo +7 o 311225. En cualquier caso, una alerta vuelve si empeora: si caduca lo que caducaba pronto o se agota lo que tenía stock bajo.

Intro muestra los lotes de una alerta. Mayús y las teclas de flecha eligen varias alertas; Ctrl+A, todas las de la lista. Ctrl+F va a los tipos.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The backup is restored. What was there before is kept:</source>
        <translation>La copia se ha restaurado. Lo que había antes se conserva:</translation>
    </message>
</context>
<context>
    <name>BarcodeList</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Código de barras</translation>
    </message>
    <message>
        <source>Barcodes of this product</source>
        <translation>Códigos de barras de este producto</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Pack of</source>
        <translation>Envase de</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>The check digit does not fit.</source>
        <translation>El dígito de control no coincide.</translation>
    </message>
</context>
<context>
    <name>BeginStep</name>
    <message>
        <source>A backup</source>
        <translation>Una copia de seguridad</translation>
    </message>
    <message>
        <source>A new warehouse</source>
        <translation>Un almacén nuevo</translation>
    </message>
    <message>
        <source>An existing database</source>
        <translation>Una base de datos existente</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Datos de ejemplo</translation>
    </message>
    <message>
        <source>What do you want to begin with?</source>
        <translation>¿Con qué desea empezar?</translation>
    </message>
</context>
<context>
    <name>BringingIn</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Exports of everything (*.zip)</source>
        <translation>Exportaciones de todo (*.zip)</translation>
    </message>
    <message>
        <source>From a file that “Export everything” wrote, into a new database only</source>
        <translation>Desde un archivo de «Exportar todo», solo en una base de datos nueva</translation>
    </message>
    <message>
        <source>Import everything from</source>
        <translation>Importar todo desde</translation>
    </message>
    <message>
        <source>Import everything …</source>
        <translation>Importar todo…</translation>
    </message>
    <message>
        <source>Importing everything …</source>
        <translation>Importando todo…</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>No se puede leer el archivo.</translation>
    </message>
    <message>
        <source>{site}: {operations} operations and {movements} movements are here now, equal to the file, and all is well.</source>
        <translation>{site}: aquí están ahora {operations} operaciones y {movements} movimientos, iguales al archivo, y todo está bien.</translation>
    </message>
</context>
<context>
    <name>ChangesStrip</name>
    <message>
        <source>Somebody else changed this product while it was open here.</source>
        <translation>Otra persona cambió este producto mientras estaba abierto aquí.</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>highest, {0}; lowest, {1}; first, {2}; last, {3}</source>
        <translation>máximo, {0}; mínimo, {1}; primero, {2}; último, {3}</translation>
    </message>
    <message>
        <source>in all {total}</source>
        <translation>en total {total}</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>{count} valores</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>&amp;Save picture</source>
        <translation>Guar&amp;dar imagen</translation>
    </message>
    <message>
        <source>Save the chart as a picture, PNG or SVG</source>
        <translation>Guardar el gráfico como imagen, PNG o SVG</translation>
    </message>
    <message>
        <source>The figures of the chart</source>
        <translation>Los datos del gráfico</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Qué muestra el gráfico</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>All or nothing</source>
        <translation>Todo o nada</translation>
    </message>
    <message>
        <source>Bad rows only</source>
        <translation>Solo las filas con errores</translation>
    </message>
    <message>
        <source>Book it once more</source>
        <translation>Registrarlo otra vez</translation>
    </message>
    <message>
        <source>Elsewhere …</source>
        <translation>Otro lugar …</translation>
    </message>
    <message>
        <source>Leave the bad rows out</source>
        <translation>Omitir las filas con errores</translation>
    </message>
    <message>
        <source>Nothing is imported until they are mended, or left out.</source>
        <translation>No se importa nada hasta que se corrijan o se omitan.</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Filas del archivo</translation>
    </message>
    <message>
        <source>Save the bad rows as</source>
        <translation>Guardar las filas con errores como</translation>
    </message>
    <message>
        <source>Save them, to be mended, as</source>
        <translation>Guardarlas, para corregirlas, como</translation>
    </message>
    <message>
        <source>{rows}, all of them good</source>
        <translation>{rows}, todas correctas</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Choose …</source>
        <translation>Elija …</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Columnas del archivo</translation>
    </message>
    <message>
        <source>Dates are written</source>
        <translation>Las fechas se escriben</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Por ejemplo</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>En el archivo</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Es</translation>
    </message>
    <message>
        <source>Is each column what you mean? Enter changes the one that is selected.</source>
        <translation>¿Es cada columna lo que usted quiere? Intro cambia la seleccionada.</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>Se omite</translation>
    </message>
    <message>
        <source>{field} (needed)</source>
        <translation>{field} (necesario)</translation>
    </message>
    <message>
        <source>“{title}” is</source>
        <translation>«{title}» es</translation>
    </message>
</context>
<context>
    <name>Components</name>
    <message>
        <source>Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3 ({licence}), unchanged, as libraries of their own.

Their source code:
{sources}

You may replace them by builds of your own of the same version: they lie as separate files in
{folder}</source>
        <translation>Qt, PySide6 y Shiboken se usan bajo la Licencia Pública General Reducida de GNU (LGPL), versión 3 ({licence}), sin cambios y como bibliotecas aparte.

Su código fuente:
{sources}

Puede sustituirlas por compilaciones propias de la misma versión: están como archivos separados en
{folder}</translation>
    </message>
</context>
<context>
    <name>Confirming</name>
    <message>
        <source>The server has the operation but waits for its standby server. Do not enter it again: it is confirmed as soon as the standby is there.</source>
        <translation>El servidor tiene la operación, pero espera a su servidor de reserva. No la introduzca de nuevo: se confirmará en cuanto la reserva responda.</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Last booking</source>
        <translation>Último registro</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operaciones</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardada el</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
</context>
<context>
    <name>CopiesNote</name>
    <message>
        <source>None was made yet; they go to {folder}.</source>
        <translation>Todavía no se ha hecho ninguna; irán a {folder}.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {why}.</source>
        <translation>No se puede leer la carpeta {folder}: {why}.</translation>
    </message>
    <message>
        <source>The last backup of this kind: {moment}, in {folder}.</source>
        <translation>La última copia de este tipo: {moment}, en {folder}.</translation>
    </message>
</context>
<context>
    <name>Count</name>
    <message>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Moved since</source>
        <translation>Movido después</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
</context>
<context>
    <name>CountLabel</name>
    <message>
        <source>{matching} of {total}</source>
        <translation>{matching} de {total}</translation>
    </message>
</context>
<context>
    <name>CountStart</name>
    <message>
        <source>Blind: show no expected quantities</source>
        <translation>A ciegas: sin mostrar las cantidades esperadas</translation>
    </message>
    <message>
        <source>Choose a location or a product first.</source>
        <translation>Elija primero una ubicación o un producto.</translation>
    </message>
    <message>
        <source>Choose a location, a product, or both. What is booked meanwhile is kept.</source>
        <translation>Elija una ubicación, un producto o ambos. Lo que se registre mientras tanto se conserva.</translation>
    </message>
    <message>
        <source>Count stock</source>
        <translation>Recuento de existencias</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>SKU, name or barcode</source>
        <translation>SKU, nombre o código de barras</translation>
    </message>
    <message>
        <source>Start the count</source>
        <translation>Empezar el recuento</translation>
    </message>
</context>
<context>
    <name>CountView</name>
    <message>
        <source>Choose a location or a product, and start.

Type what you found and press Enter: the next row is selected. Scan a label to go to its row; a lot that should not be here is added to the sheet.

What is booked meanwhile shows under “Moved since” and is kept: only the difference at the moment of counting is posted. Rows that are not counted stay as they are.

Ctrl+Enter posts the differences as one adjustment, which can be undone. Ctrl+P prints the sheet, to be written in by hand.</source>
        <translation>Elija una ubicación o un producto y empiece.

Escriba lo que haya encontrado y pulse Intro: se selecciona la fila siguiente. Escanee una etiqueta para ir a su fila; un lote que no debería estar aquí se añade a la hoja.

Lo que se registre mientras tanto aparece en «Movido después» y se conserva: solo se registra la diferencia que había al contar. Las filas sin contar quedan como están.

Ctrl+Intro registra las diferencias como un solo ajuste, que se puede deshacer. Ctrl+P imprime la hoja para rellenarla a mano.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Nothing stands there.</source>
        <translation>Ahí no hay nada.</translation>
    </message>
    <message>
        <source>{code} is not on this sheet.</source>
        <translation>{code} no está en esta hoja.</translation>
    </message>
</context>
<context>
    <name>CrashReport</name>
    <message>
        <source>Something went wrong that FirstOut did not expect.</source>
        <translation>Ha ocurrido algo que FirstOut no esperaba.</translation>
    </message>
    <message>
        <source>What was booked before is safe. The details are in the log.</source>
        <translation>Lo registrado hasta ahora está a salvo. Los detalles están en el archivo de registro.</translation>
    </message>
</context>
<context>
    <name>DatabaseCard</name>
    <message>
        <source>All is well: {operations} operations, {movements} movements.</source>
        <translation>Todo correcto: {operations} operaciones, {movements} movimientos.</translation>
    </message>
    <message>
        <source>All tables as CSV files in a zip, for other programs or a new database</source>
        <translation>Todas las tablas como archivos CSV en un zip, para otros programas o una base de datos nueva</translation>
    </message>
    <message>
        <source>Back up now …</source>
        <translation>Hacer copia ahora…</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>Guardar la copia en</translation>
    </message>
    <message>
        <source>Backing up the database …</source>
        <translation>Copiando la base de datos…</translation>
    </message>
    <message>
        <source>Backups are kept in {folder}.</source>
        <translation>Las copias se guardan en {folder}.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Comprobar ahora</translation>
    </message>
    <message>
        <source>Checking the database …</source>
        <translation>Comprobando la base de datos…</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>Export everything to</source>
        <translation>Exportar todo a</translation>
    </message>
    <message>
        <source>Export everything …</source>
        <translation>Exportar todo…</translation>
    </message>
    <message>
        <source>Exported every table, rows: {rows}, {size}:</source>
        <translation>Se exportaron todas las tablas, filas: {rows}, {size}:</translation>
    </message>
    <message>
        <source>Exporting everything …</source>
        <translation>Exportando todo…</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Diario</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Movimientos</translation>
    </message>
    <message>
        <source>Saved and checked, {size}:</source>
        <translation>Copia guardada y comprobada, {size}:</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>No se puede escribir el archivo.</translation>
    </message>
    <message>
        <source>There is such a file already. None is replaced: choose another name.</source>
        <translation>Ya existe un archivo con ese nombre. No se reemplaza ninguno: elija otro.</translation>
    </message>
    <message>
        <source>This database is on a server: its own tools, such as pg_dump, back it up.</source>
        <translation>Esta base de datos está en un servidor: haga la copia con las herramientas de este, por ejemplo pg_dump.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ubicación</translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>Type a date such as 311225, 12/2025 or -7.</source>
        <translation>Escriba una fecha, por ejemplo 311225, 12/2025 o -7.</translation>
    </message>
</context>
<context>
    <name>DispatchForm</name>
    <message>
        <source>Add line</source>
        <translation>Añadir línea</translation>
    </message>
    <message>
        <source>Back to FEFO</source>
        <translation>Volver a FEFO</translation>
    </message>
    <message>
        <source>Confirm dispatch</source>
        <translation>Confirmar salida</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter</source>
        <translation>Ctrl+Mayús+Intro</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Product to dispatch</source>
        <translation>Producto que sale</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Reason for not taking the earlier lot</source>
        <translation>Motivo para no tomar el lote que caduca antes</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Scan, or type SKU, name or barcode</source>
        <translation>Escanee o escriba SKU, nombre o código de barras</translation>
    </message>
    <message>
        <source>Ship only part</source>
        <translation>Despachar solo una parte</translation>
    </message>
</context>
<context>
    <name>DispatchPanel</name>
    <message>
        <source>Lot {lot} is not in stock.</source>
        <translation>No hay existencias del lote {lot}.</translation>
    </message>
    <message>
        <source>The proposal was not on screen yet. Check it and confirm again.</source>
        <translation>La propuesta aún no estaba en pantalla. Revísela y confirme de nuevo.</translation>
    </message>
    <message>
        <source>This line takes another lot. Add it first, then scan the next.</source>
        <translation>Esta línea toma otro lote. Añádala primero y escanee después el siguiente.</translation>
    </message>
</context>
<context>
    <name>DisplayCard</name>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño de texto</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Booked by</source>
        <translation>Registrado por</translation>
    </message>
    <message>
        <source>Checked by, date</source>
        <translation>Comprobado por, fecha</translation>
    </message>
    <message>
        <source>Count sheet</source>
        <translation>Hoja de recuento</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>Contado por</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Date and signature</source>
        <translation>Fecha y firma</translation>
    </message>
    <message>
        <source>Delivered by</source>
        <translation>Entregado por</translation>
    </message>
    <message>
        <source>Delivered goods put on hold</source>
        <translation>Mercancía entregada, retenida</translation>
    </message>
    <message>
        <source>Delivered in all: {sent}. Given back: {returned}. Not given back: {kept}.</source>
        <translation>Entregado en total: {sent}. Devuelto: {returned}. Sin devolver: {kept}.</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Entregas</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>Albarán de entrega</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>Goods received note</source>
        <translation>Albarán de entrada</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Lot code</source>
        <translation>Código de lote</translation>
    </message>
    <message>
        <source>No customer was recorded</source>
        <translation>No se registró ningún cliente</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operación</translation>
    </message>
    <message>
        <source>Our records show that we delivered the goods below to you. We are recalling them for the reason given above.</source>
        <translation>Según nuestros registros, le entregamos la mercancía indicada abajo. La retiramos por el motivo indicado arriba.</translation>
    </message>
    <message>
        <source>Our records show that we delivered the goods below to you. We have put what we still have of them on hold for the reason given above.</source>
        <translation>Según nuestros registros, le entregamos la mercancía indicada abajo. Hemos retenido la que aún tenemos por el motivo indicado arriba.</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>Lista de preparación</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Recogido</translation>
    </message>
    <message>
        <source>Picked by</source>
        <translation>Preparado por</translation>
    </message>
    <message>
        <source>Please do not use, sell or pass on these goods. Keep them apart, and tell us how much of them you still have. If you have passed some on, please tell those who have them now.</source>
        <translation>Le rogamos que no use, venda ni entregue a otros esta mercancía. Manténgala apartada y díganos cuánta le queda. Si ha entregado parte a otros, avise por favor a quienes la tienen ahora.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Proposed, not booked yet</source>
        <translation>Propuesta, aún sin registrar</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>REVERSED: NOT VALID</source>
        <translation>ANULADO: SIN VALIDEZ</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Recall letters</source>
        <translation>Cartas de retirada</translation>
    </message>
    <message>
        <source>Recall of delivered goods</source>
        <translation>Retirada de mercancía entregada</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Recibido por</translation>
    </message>
    <message>
        <source>Received by, name and date</source>
        <translation>Recibido por, nombre y fecha</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Reversed on {moment} by {operator}: {reason}</source>
        <translation>Anulado el {moment} por {operator}: {reason}</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Total per product</source>
        <translation>Total por producto</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Qué se cuenta</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>{page} de {pages}</translation>
    </message>
    <message>
        <source>{title} · printed {moment}</source>
        <translation>{title} · impreso el {moment}</translation>
    </message>
</context>
<context>
    <name>DoubtPanel</name>
    <message>
        <source>A separator may be missing in this code. Which is it?</source>
        <translation>Puede que falte un separador en este código. ¿Cuál es la lectura correcta?</translation>
    </message>
    <message>
        <source>All of it is the lot code</source>
        <translation>Todo es el lote</translation>
    </message>
    <message>
        <source>It is a lot code and an expiry</source>
        <translation>Lote y caducidad</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>Lote {lot}</translation>
    </message>
    <message>
        <source>Lot {lot}, expires {date}</source>
        <translation>Lote {lot}, cad. {date}</translation>
    </message>
</context>
<context>
    <name>EndStep</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>How far the import is</source>
        <translation>Progreso de la importación</translation>
    </message>
    <message>
        <source>Mend the rows in this file and import it. Do not import the first file again.</source>
        <translation>Corrija las filas en este archivo e impórtelo. No vuelva a importar el primer archivo.</translation>
    </message>
    <message>
        <source>Rows to mend</source>
        <translation>Filas por corregir</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>Cancelado. No se importó nada.</translation>
    </message>
</context>
<context>
    <name>Everything</name>
    <message>
        <source>A newer FirstOut wrote this file. Update this program first.</source>
        <translation>Este archivo es de una versión más nueva de FirstOut. Actualice primero este programa.</translation>
    </message>
    <message>
        <source>An older FirstOut wrote this file. Bring it in with that version, then upgrade that database here (firstout db upgrade).</source>
        <translation>Este archivo es de una versión anterior de FirstOut. Impórtelo con esa versión y actualice después aquí esa base de datos (firstout db upgrade).</translation>
    </message>
    <message>
        <source>The file was damaged or altered after it was written. Export everything once more.</source>
        <translation>El archivo se dañó o se alteró después de escribirse. Vuelva a exportar todo.</translation>
    </message>
    <message>
        <source>This file is no export of everything.</source>
        <translation>Este archivo no es una exportación de todo.</translation>
    </message>
    <message>
        <source>What the file holds does not pass the checks. Nothing was changed.</source>
        <translation>El contenido del archivo no supera las comprobaciones. No se ha cambiado nada.</translation>
    </message>
</context>
<context>
    <name>Expiry</name>
    <message>
        <source>Empty: {date} by shelf life</source>
        <translation>Vacío: {date} por vida útil</translation>
    </message>
    <message>
        <source>Never expires</source>
        <translation>No caduca</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Obligatorio</translation>
    </message>
    <message>
        <source>Type a date such as 311227 or 12/2027.</source>
        <translation>Escriba una fecha, por ejemplo 311227 o 12/2027.</translation>
    </message>
    <message>
        <source>last day today</source>
        <translation>hoy es el último día</translation>
    </message>
    <message>
        <source>never expires</source>
        <translation>no caduca</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>All of it, to import again: Excel workbook</source>
        <translation>Todo, para volver a importarlo: libro de Excel</translation>
    </message>
    <message>
        <source>All of it, to import again: text</source>
        <translation>Todo, para volver a importarlo: texto</translation>
    </message>
    <message>
        <source>All of it, to import again: text with decimal comma</source>
        <translation>Todo, para volver a importarlo: texto con coma decimal</translation>
    </message>
    <message>
        <source>Business date {date}</source>
        <translation>Fecha de trabajo {date}</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Libro de Excel</translation>
    </message>
    <message>
        <source>Export {title}</source>
        <translation>Exportar {title}</translation>
    </message>
    <message>
        <source>Exporting {file} …</source>
        <translation>Exportando {file}…</translation>
    </message>
    <message>
        <source>JSON for other programs</source>
        <translation>JSON para otros programas</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save a PDF instead.</source>
        <translation>No hay ninguna impresora configurada en este equipo. Guarde un PDF en su lugar.</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Documento PDF</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Imagen PNG (*.png)</translation>
    </message>
    <message>
        <source>Printing {title} …</source>
        <translation>Imprimiendo {title}…</translation>
    </message>
    <message>
        <source>Read on {moment}</source>
        <translation>Leído el {moment}</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>Dibujo SVG (*.svg)</translation>
    </message>
    <message>
        <source>Saved {file}, in {folder}.</source>
        <translation>Guardado: {file}, en {folder}.</translation>
    </message>
    <message>
        <source>Text for other programs</source>
        <translation>Texto para otros programas</translation>
    </message>
    <message>
        <source>Text for spreadsheets with decimal comma</source>
        <translation>Texto para hojas de cálculo con coma decimal</translation>
    </message>
    <message>
        <source>the disk is full.</source>
        <translation>el disco está lleno.</translation>
    </message>
    <message>
        <source>the folder is not there.</source>
        <translation>la carpeta no existe.</translation>
    </message>
    <message>
        <source>you may not write there.</source>
        <translation>no tiene permiso para escribir ahí.</translation>
    </message>
    <message>
        <source>{file} was not written: {why}</source>
        <translation>No se guardó {file}: {why}</translation>
    </message>
    <message>
        <source>{title} was not printed: {why}</source>
        <translation>No se imprimió {title}: {why}</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>An address with a password is not kept. Put the password into pgpass, and type the address without it.</source>
        <translation>Las direcciones con contraseña no se guardan. Ponga la contraseña en pgpass y escriba la dirección sin ella.</translation>
    </message>
    <message>
        <source>Another program is using it. Close that one and try again.</source>
        <translation>Otro programa la está usando. Ciérrelo y reinténtelo.</translation>
    </message>
    <message>
        <source>Begin with it</source>
        <translation>Empezar con lo elegido</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>It cannot be reached: no permission, or no answer.</source>
        <translation>No se puede acceder a ella: no hay permiso o no hay respuesta.</translation>
    </message>
    <message>
        <source>It is damaged. Choose another file, such as an earlier backup.</source>
        <translation>Está dañada. Elija otro archivo, por ejemplo una copia anterior.</translation>
    </message>
    <message>
        <source>It may only be read here. Ask whoever looks after it.</source>
        <translation>Aquí solo se puede leer. Consulte a quien la administra.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again.</source>
        <translation>El disco está lleno. Libere espacio y reinténtelo.</translation>
    </message>
    <message>
        <source>There is no such file or database. Is the name right?</source>
        <translation>No existe ese archivo o base de datos. ¿Es correcto el nombre?</translation>
    </message>
    <message>
        <source>There is nothing of FirstOut in it.</source>
        <translation>No contiene nada de FirstOut.</translation>
    </message>
    <message>
        <source>Type a file, or an address such as postgresql://server/database.</source>
        <translation>Escriba un archivo o una dirección como postgresql://server/database.</translation>
    </message>
    <message>
        <source>Your choice cannot be written into the settings file.</source>
        <translation>No se puede guardar su elección en el archivo de ajustes.</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>Importar otro archivo</translation>
    </message>
    <message>
        <source>Next  Ctrl+Enter</source>
        <translation>Siguiente  Ctrl+Intro</translation>
    </message>
    <message>
        <source>Start the import</source>
        <translation>Empezar la importación</translation>
    </message>
</context>
<context>
    <name>FormFrame</name>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>Cancelar  Esc</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Discard the changes?</source>
        <translation>¿Descartar los cambios?</translation>
    </message>
    <message>
        <source>Discard the new product?</source>
        <translation>¿Descartar el producto nuevo?</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Seguir editando</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Lots of this product</source>
        <translation>Lotes de este producto</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>Producto nuevo</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Save  Ctrl+Enter</source>
        <translation>Guardar  Ctrl+Intro</translation>
    </message>
    <message>
        <source>{quantity} on hand</source>
        <translation>{quantity} en existencias</translation>
    </message>
    <message>
        <source>{quantity} usable</source>
        <translation>{quantity} disponibles</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%Y-%m-%d</source>
        <translation>%d/%m/%Y</translation>
    </message>
    <message>
        <source>%m-%d</source>
        <translation>%d/%m</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>&amp;Chart</source>
        <translation>&amp;Gráfico</translation>
    </message>
    <message>
        <source>Show the chart of the report</source>
        <translation>Mostrar el gráfico del informe</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Day and month may be swapped. Did you mean {date}?</source>
        <translation>Puede que el día y el mes estén invertidos. ¿Quería decir {date}?</translation>
    </message>
    <message>
        <source>Expires earlier than lot {lot} on the shelf, which expires on {date}.</source>
        <translation>Caduca antes que el lote {lot} ya almacenado, que caduca el {date}.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Adjusted</source>
        <translation>Ajustado</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Came back as {lot}: {quantity}</source>
        <translation>Vuelto: {lot}, {quantity}</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>Despachado</translation>
    </message>
    <message>
        <source>Disposed of</source>
        <translation>Desechado</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>Expiry {old}, now {new}</source>
        <translation>Caducidad: {old}, ahora {new}</translation>
    </message>
    <message>
        <source>First sent</source>
        <translation>Primer envío</translation>
    </message>
    <message>
        <source>From or to</source>
        <translation>Proveedor/cliente</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Last sent</source>
        <translation>Último envío</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Lot code {old}, now {new}</source>
        <translation>Código de lote: {old}, ahora {new}</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>No devuelto</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Existencias</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Liberado</translation>
    </message>
    <message>
        <source>Return by a customer</source>
        <translation>Devolución de cliente</translation>
    </message>
    <message>
        <source>Return to the supplier</source>
        <translation>Devolución al proveedor</translation>
    </message>
    <message>
        <source>Returned by</source>
        <translation>Devuelto por</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>To the supplier</source>
        <translation>Al proveedor</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Deshecho</translation>
    </message>
    <message>
        <source>Unit cost</source>
        <translation>Coste unitario</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué ocurrió</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>no customer named</source>
        <translation>cliente no indicado</translation>
    </message>
    <message>
        <source>undoes that of {moment}</source>
        <translation>deshace lo del {moment}</translation>
    </message>
    <message>
        <source>undone on {moment}</source>
        <translation>deshecho el {moment}</translation>
    </message>
    <message>
        <source>{moment}, by {operator}</source>
        <translation>{moment}, por {operator}</translation>
    </message>
    <message>
        <source>{what}, undone</source>
        <translation>Deshecho: {what}</translation>
    </message>
    <message>
        <source>{when}, undone since</source>
        <translation>{when}, deshecha después</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Back  Esc</source>
        <translation>Volver  Esc</translation>
    </message>
    <message>
        <source>Back to the lots</source>
        <translation>Volver a los lotes</translation>
    </message>
    <message>
        <source>Came back from {lot}</source>
        <translation>Devuelto de {lot}</translation>
    </message>
    <message>
        <source>Everything that happened</source>
        <translation>Todo lo ocurrido</translation>
    </message>
    <message>
        <source>Go to what undid it, or was undone</source>
        <translation>Ir a la anulación o a lo anulado</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>What it is now</source>
        <translation>Situación actual</translation>
    </message>
    <message>
        <source>Where it came from</source>
        <translation>Procedencia</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>A quotation mark is never closed</source>
        <translation>Unas comillas no se cierran nunca</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>Códigos de barras</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>DOS, Western Europe (cp850)</source>
        <translation>DOS, Europa occidental (cp850)</translation>
    </message>
    <message>
        <source>Day first or month first? Choose below</source>
        <translation>¿Primero el día o el mes? Elíjalo abajo</translation>
    </message>
    <message>
        <source>Day first: 31/12/2027</source>
        <translation>Primero el día: 31/12/2027</translation>
    </message>
    <message>
        <source>Days left when it leaves</source>
        <translation>Días restantes a la salida</translation>
    </message>
    <message>
        <source>Days of warning</source>
        <translation>Días de aviso</translation>
    </message>
    <message>
        <source>Decimals of quantities</source>
        <translation>Decimales de las cantidades</translation>
    </message>
    <message>
        <source>Demands expiry or lot code</source>
        <translation>Exige caducidad o código de lote</translation>
    </message>
    <message>
        <source>Done: {what}.</source>
        <translation>Hecho: {what}.</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>Has characters that cannot be seen</source>
        <translation>Tiene caracteres invisibles</translation>
    </message>
    <message>
        <source>Has fewer cells than the header ({facts})</source>
        <translation>Tiene menos celdas que el encabezado ({facts})</translation>
    </message>
    <message>
        <source>Has more cells than the header ({facts})</source>
        <translation>Tiene más celdas que el encabezado ({facts})</translation>
    </message>
    <message>
        <source>Has too many decimals: at most {facts}</source>
        <translation>Tiene demasiados decimales: como máximo {facts}</translation>
    </message>
    <message>
        <source>Is an error of the spreadsheet</source>
        <translation>Es un error de la hoja de cálculo</translation>
    </message>
    <message>
        <source>Is neither yes nor no</source>
        <translation>No es ni sí ni no</translation>
    </message>
    <message>
        <source>Is no date of this kind: {facts}</source>
        <translation>No es una fecha de este tipo: {facts}</translation>
    </message>
    <message>
        <source>Is no moment</source>
        <translation>No es una fecha con hora</translation>
    </message>
    <message>
        <source>Is no number</source>
        <translation>No es un número</translation>
    </message>
    <message>
        <source>Is no whole number</source>
        <translation>No es un número entero</translation>
    </message>
    <message>
        <source>Is too large</source>
        <translation>Es demasiado grande</translation>
    </message>
    <message>
        <source>Is too long</source>
        <translation>Es demasiado largo</translation>
    </message>
    <message>
        <source>It is neither a spreadsheet nor a table of text</source>
        <translation>No es ni una hoja de cálculo ni una tabla de texto</translation>
    </message>
    <message>
        <source>It is no database of that kind</source>
        <translation>No es una base de datos de ese tipo</translation>
    </message>
    <message>
        <source>It is not UTF-8: say how it is encoded</source>
        <translation>No es UTF-8: indique su codificación</translation>
    </message>
    <message>
        <source>It is not encoded as {facts}</source>
        <translation>Su codificación no es {facts}</translation>
    </message>
    <message>
        <source>It is protected by a password: save it without one first</source>
        <translation>Está protegido con contraseña: guárdelo antes sin ella</translation>
    </message>
    <message>
        <source>It would unpack to far too much</source>
        <translation>Al descomprimirse ocuparía demasiado</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Locations</source>
        <translation>Ubicaciones</translation>
    </message>
    <message>
        <source>Lot code</source>
        <translation>Código de lote</translation>
    </message>
    <message>
        <source>Lot status</source>
        <translation>Estado del lote</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Month first: 12/31/2027</source>
        <translation>Primero el mes: 12/31/2027</translation>
    </message>
    <message>
        <source>More decimals are booked already</source>
        <translation>Ya hay registros con más decimales</translation>
    </message>
    <message>
        <source>Must be available, on_hold or recalled</source>
        <translation>Debe ser disponible, retenido o retirado</translation>
    </message>
    <message>
        <source>Must be expiry, lot, both or none</source>
        <translation>Debe ser «expiry», «lot», ambos o «none»</translation>
    </message>
    <message>
        <source>Must be more than zero</source>
        <translation>Debe ser mayor que cero</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>No puede estar vacío</translation>
    </message>
    <message>
        <source>Must not be negative</source>
        <translation>No puede ser negativo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Nothing new: this file was booked before.</source>
        <translation>Nada nuevo: este archivo ya se registró.</translation>
    </message>
    <message>
        <source>Old Macs (Mac Roman)</source>
        <translation>Mac antiguos (Mac Roman)</translation>
    </message>
    <message>
        <source>Opening stock</source>
        <translation>Existencias iniciales</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Say which column this is</source>
        <translation>Indique qué columna es</translation>
    </message>
    <message>
        <source>Several columns have this name</source>
        <translation>Varias columnas se llaman así</translation>
    </message>
    <message>
        <source>Shelf life in days</source>
        <translation>Vida útil en días</translation>
    </message>
    <message>
        <source>Stands on line {facts} already</source>
        <translation>Ya está en la línea {facts}</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>The barcode belongs to {facts}</source>
        <translation>El código de barras es de {facts}</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>El archivo está dañado</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>El archivo es demasiado grande</translation>
    </message>
    <message>
        <source>The location is archived</source>
        <translation>La ubicación está archivada</translation>
    </message>
    <message>
        <source>The lot is known with expiry {facts}</source>
        <translation>El lote ya existe con caducidad {facts}</translation>
    </message>
    <message>
        <source>The product is archived</source>
        <translation>El producto está archivado</translation>
    </message>
    <message>
        <source>The sheet reaches too far: delete what stands far away from the table</source>
        <translation>La hoja es demasiado extensa: borre lo que esté lejos de la tabla</translation>
    </message>
    <message>
        <source>There is no such column</source>
        <translation>No existe esa columna</translation>
    </message>
    <message>
        <source>There is no such encoding</source>
        <translation>No existe esa codificación</translation>
    </message>
    <message>
        <source>There is no such field: {value}</source>
        <translation>No existe ese campo: {value}</translation>
    </message>
    <message>
        <source>There is no such product</source>
        <translation>No existe ese producto</translation>
    </message>
    <message>
        <source>There is no such sheet</source>
        <translation>No existe esa hoja</translation>
    </message>
    <message>
        <source>There is nothing in it</source>
        <translation>No contiene nada</translation>
    </message>
    <message>
        <source>There is still stock of it: {facts}</source>
        <translation>Aún quedan existencias: {facts}</translation>
    </message>
    <message>
        <source>There is stock at {facts}</source>
        <translation>Hay existencias en {facts}</translation>
    </message>
    <message>
        <source>To do: {what}.</source>
        <translation>Por hacer: {what}.</translation>
    </message>
    <message>
        <source>Two columns cannot be the same</source>
        <translation>Dos columnas no pueden ser lo mismo</translation>
    </message>
    <message>
        <source>Unicode of two bytes (UTF-16 BE)</source>
        <translation>Unicode de dos bytes (UTF-16 BE)</translation>
    </message>
    <message>
        <source>Unicode of two bytes (UTF-16 LE)</source>
        <translation>Unicode de dos bytes (UTF-16 LE)</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Unit cost</source>
        <translation>Coste unitario</translation>
    </message>
    <message>
        <source>Unix, Western Europe (ISO 8859-15)</source>
        <translation>Unix, Europa occidental (ISO 8859-15)</translation>
    </message>
    <message>
        <source>Windows, Western Europe (cp1252)</source>
        <translation>Windows, Europa occidental (cp1252)</translation>
    </message>
    <message>
        <source>Year first: 2027-12-31</source>
        <translation>Primero el año: 2027-12-31</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>línea {line}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
</context>
<context>
    <name>ImportPages</name>
    <message>
        <source>Go back in the import</source>
        <translation>Volver atrás en la importación</translation>
    </message>
    <message>
        <source>Go on with the import</source>
        <translation>Seguir con la importación</translation>
    </message>
    <message>
        <source>Import: 1. The file</source>
        <translation>Importar: 1. El archivo</translation>
    </message>
    <message>
        <source>Import: 2. The columns</source>
        <translation>Importar: 2. Las columnas</translation>
    </message>
    <message>
        <source>Import: 3. The rows</source>
        <translation>Importar: 3. Las filas</translation>
    </message>
    <message>
        <source>Import: 4. The end</source>
        <translation>Importar: 4. El final</translation>
    </message>
    <message>
        <source>Products, opening stock or locations from a CSV file or a workbook.

Name the file, see whether each column is what you mean, and look at the rows: bad cells are marked, and nothing is written before you start. Either all rows are imported, or the bad ones are left out and saved as a file to be mended.

Ctrl+Enter goes on, Esc goes back. What is started can be stopped: then nothing is imported. An import cannot be undone as a whole.</source>
        <translation>Productos, existencias iniciales o ubicaciones desde un archivo CSV o un libro de cálculo.

Indique el archivo, vea si cada columna es lo que usted quiere y mire las filas: las celdas con errores están marcadas y no se escribe nada antes de empezar. O se importan todas las filas, o las que tienen errores se omiten y se guardan en un archivo para corregirlas.

Ctrl+Intro sigue, Esc vuelve atrás. Lo que se ha empezado se puede cancelar: entonces no se importa nada. Una importación no se puede deshacer entera.</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>Checking the rows …</source>
        <translation>Comprobando las filas …</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Elija antes un archivo.</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>Importando …</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Leyendo el archivo …</translation>
    </message>
    <message>
        <source>Say how the text is encoded: the file does not tell.</source>
        <translation>Indique la codificación del texto: el archivo no la dice.</translation>
    </message>
</context>
<context>
    <name>Label</name>
    <message>
        <source>A code cannot say the date {part}: its year has two digits.</source>
        <translation>Un código no puede decir la fecha {part}: su año tiene dos cifras.</translation>
    </message>
    <message>
        <source>Expires {date}</source>
        <translation>Caduca {date}</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>Lote {lot}</translation>
    </message>
    <message>
        <source>SKU {sku}</source>
        <translation>SKU {sku}</translation>
    </message>
    <message>
        <source>The lot code {part} has characters that a GS1 code cannot hold.</source>
        <translation>El código de lote {part} tiene caracteres que no caben en un código GS1.</translation>
    </message>
    <message>
        <source>The lot code {part} is longer than the 20 characters of a GS1 code.</source>
        <translation>El código de lote {part} pasa de los 20 caracteres de un código GS1.</translation>
    </message>
    <message>
        <source>This does not fit on a label of {part} mm. Choose a larger size.</source>
        <translation>No cabe en una etiqueta de {part} mm. Elija un tamaño mayor.</translation>
    </message>
    <message>
        <source>{part} is no GTIN: its check digit is wrong.</source>
        <translation>{part} no es un GTIN: su dígito de control no es correcto.</translation>
    </message>
</context>
<context>
    <name>LabelForm</name>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Copies of each</source>
        <translation>Copias de cada una</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>Puntos por pulgada</translation>
    </message>
    <message>
        <source>GS1 DataMatrix</source>
        <translation>GS1 DataMatrix</translation>
    </message>
    <message>
        <source>GS1-128 bars</source>
        <translation>Barras GS1-128</translation>
    </message>
    <message>
        <source>Leave it out of the code</source>
        <translation>Omitirlo en el código</translation>
    </message>
    <message>
        <source>Offer after each receipt</source>
        <translation>Ofrecer tras cada entrada</translation>
    </message>
    <message>
        <source>On the printer used last for labels; where it is missing they are offered.</source>
        <translation>En la última impresora usada para etiquetas; si falta, se ofrecen.</translation>
    </message>
    <message>
        <source>Print after each receipt</source>
        <translation>Imprimir tras cada entrada</translation>
    </message>
    <message>
        <source>Size in mm</source>
        <translation>Tamaño en mm</translation>
    </message>
    <message>
        <source>Type 1 to 999 copies.</source>
        <translation>Escriba de 1 a 999 copias.</translation>
    </message>
    <message>
        <source>Type a size such as 50x25: 15 to 300 mm wide and high.</source>
        <translation>Escriba un tamaño, por ejemplo 50x25: de 15 a 300 mm de ancho y de alto.</translation>
    </message>
    <message>
        <source>With the quantity received</source>
        <translation>Con la cantidad recibida</translation>
    </message>
</context>
<context>
    <name>LabelOutput</name>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save a PDF instead.</source>
        <translation>No hay ninguna impresora configurada en este equipo. Guarde un PDF en su lugar.</translation>
    </message>
    <message>
        <source>Printing labels …</source>
        <translation>Imprimiendo etiquetas…</translation>
    </message>
    <message>
        <source>Save labels as</source>
        <translation>Guardar etiquetas como</translation>
    </message>
    <message>
        <source>Saving labels …</source>
        <translation>Guardando etiquetas …</translation>
    </message>
    <message>
        <source>The labels were not made: {why}</source>
        <translation>Las etiquetas no se han hecho: {why}</translation>
    </message>
    <message>
        <source>There is a file of this name already. Choose another name.</source>
        <translation>Ya hay un archivo con este nombre. Elija otro.</translation>
    </message>
</context>
<context>
    <name>LabelsOffer</name>
    <message>
        <source>Not printed: the label printer is missing.</source>
        <translation>Sin imprimir: falta la impresora de etiquetas.</translation>
    </message>
    <message>
        <source>Printing labels …</source>
        <translation>Imprimiendo etiquetas…</translation>
    </message>
</context>
<context>
    <name>LabelsPanel</name>
    <message>
        <source>Close  Esc</source>
        <translation>Cerrar  Esc</translation>
    </message>
    <message>
        <source>Close the labels</source>
        <translation>Cerrar las etiquetas</translation>
    </message>
    <message>
        <source>Ctrl+Enter prints</source>
        <translation>Ctrl+Intro imprime</translation>
    </message>
    <message>
        <source>Label of lot {lot}, {product}</source>
        <translation>Etiqueta del lote {lot}, {product}</translation>
    </message>
    <message>
        <source>Print labels</source>
        <translation>Imprimir etiquetas</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>etiquetas</translation>
    </message>
    <message>
        <source>{products}: no barcode with a GTIN, so the code is the lot&apos;s own number and no GS1 code. Scanned here it finds the lot.</source>
        <translation>{products}: sin código de barras con GTIN; el código es el número propio del lote y no un código GS1. Escaneado aquí encuentra el lote.</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Welcome to FirstOut</source>
        <translation>Le damos la bienvenida a FirstOut</translation>
    </message>
    <message>
        <source>Which language shall it speak?</source>
        <translation>¿En qué idioma quiere usarlo?</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>From or for</source>
        <translation>Proveedor/cliente</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operación</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>Anulado</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Deshecho</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>Puesto</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Component</source>
        <translation>Componente</translation>
    </message>
    <message>
        <source>Enter goes on to the next place.</source>
        <translation>Intro pasa a la siguiente aparición.</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Buscar en el texto</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Not in this text.</source>
        <translation>No está en este texto.</translation>
    </message>
    <message>
        <source>Parts of the program and their licences</source>
        <translation>Componentes del programa y sus licencias</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Texto de la licencia</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Chosen lot</source>
        <translation>Lote elegido</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>In the form</source>
        <translation>En el formulario</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parcial</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Falta stock</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Sale de</translation>
    </message>
    <message>
        <source>by shelf life</source>
        <translation>por vida útil</translation>
    </message>
</context>
<context>
    <name>LinesView</name>
    <message>
        <source>Discard all lines</source>
        <translation>Descartar todas las líneas</translation>
    </message>
    <message>
        <source>Enter changes a line · Delete removes it</source>
        <translation>Intro modifica una línea · Supr la elimina</translation>
    </message>
    <message>
        <source>Lines to be booked together</source>
        <translation>Líneas que se registrarán juntas</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>How far the work is</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Detenido. No se ha cambiado nada.</translation>
    </message>
</context>
<context>
    <name>Lot</name>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vacío</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Correcto</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Too short a life</source>
        <translation>Vida insuficiente</translation>
    </message>
</context>
<context>
    <name>LotAct</name>
    <message>
        <source>= {typed} of {amount}</source>
        <translation>= {typed} de {amount}</translation>
    </message>
    <message>
        <source>Adjust lot {lot}</source>
        <translation>Ajustar el lote {lot}</translation>
    </message>
    <message>
        <source>Adjusted by {change}: {product}, lot {lot}, at {place}.</source>
        <translation>Ajuste de {change}: {product}, lote {lot}, en {place}.</translation>
    </message>
    <message>
        <source>Correct lot {lot}</source>
        <translation>Corregir el lote {lot}</translation>
    </message>
    <message>
        <source>Count lot {lot}</source>
        <translation>Contar el lote {lot}</translation>
    </message>
    <message>
        <source>Counted as expected: {product}, lot {lot}.</source>
        <translation>Recuento correcto: {product}, lote {lot}.</translation>
    </message>
    <message>
        <source>Dispose of lot {lot}</source>
        <translation>Desechar el lote {lot}</translation>
    </message>
    <message>
        <source>Disposed of {qty} × {product}, lot {lot}.</source>
        <translation>Baja: {qty} × {product}, lote {lot}.</translation>
    </message>
    <message>
        <source>Hold lot {lot}</source>
        <translation>Retener el lote {lot}</translation>
    </message>
    <message>
        <source>Lot {lot} is corrected.</source>
        <translation>Lote {lot} corregido.</translation>
    </message>
    <message>
        <source>Lot {lot} is on hold.</source>
        <translation>Lote {lot} retenido.</translation>
    </message>
    <message>
        <source>Lot {lot} is recalled.</source>
        <translation>Lote {lot} retirado del mercado.</translation>
    </message>
    <message>
        <source>Lot {lot} is released.</source>
        <translation>Lote {lot} liberado.</translation>
    </message>
    <message>
        <source>Moved {qty} × {product}, lot {lot}, to {place}.</source>
        <translation>Traslado: {qty} × {product}, lote {lot}, a {place}.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Todavía no hay cambios.</translation>
    </message>
    <message>
        <source>Recall lot {lot}</source>
        <translation>Retirar del mercado el lote {lot}</translation>
    </message>
    <message>
        <source>Release lot {lot}</source>
        <translation>Liberar el lote {lot}</translation>
    </message>
    <message>
        <source>Return lot {lot}</source>
        <translation>Devolver el lote {lot}</translation>
    </message>
    <message>
        <source>Returned to the supplier: {qty} × {product}, lot {lot}.</source>
        <translation>Devuelto al proveedor: {qty} × {product}, lote {lot}.</translation>
    </message>
    <message>
        <source>Say to which location.</source>
        <translation>Indique la ubicación de destino.</translation>
    </message>
    <message>
        <source>Taken back: {qty} × {product}, lot {lot}. It is lot {new} now, on hold.</source>
        <translation>Devuelto por el cliente: {qty} × {product}, lote {lot}. Ahora es el lote {new}, retenido.</translation>
    </message>
    <message>
        <source>Transfer lot {lot}</source>
        <translation>Trasladar el lote {lot}</translation>
    </message>
    <message>
        <source>Type a date, or x if the lot never expires.</source>
        <translation>Escriba una fecha, o x si el lote no caduca.</translation>
    </message>
    <message>
        <source>Type the code on the label.</source>
        <translation>Escriba el código de la etiqueta.</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>coincide</translation>
    </message>
    <message>
        <source>difference: {change}</source>
        <translation>diferencia: {change}</translation>
    </message>
    <message>
        <source>{amount} there</source>
        <translation>hay {amount}</translation>
    </message>
    <message>
        <source>{before}, then {after}</source>
        <translation>{before}, después {after}</translation>
    </message>
</context>
<context>
    <name>LotActionPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Confirm or cancel this first, then scan.</source>
        <translation>Confirme o cancele esto primero y escanee después.</translation>
    </message>
</context>
<context>
    <name>LotActions</name>
    <message>
        <source>Adjust</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Recuento</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Dispose</source>
        <translation>Desechar</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Retener</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>Etiquetas…</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Devolución</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Traslado</translation>
    </message>
</context>
<context>
    <name>LotBar</name>
    <message>
        <source>Choose a lot.</source>
        <translation>Elija un lote.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More that can be done with the lot</source>
        <translation>Más acciones con el lote</translation>
    </message>
</context>
<context>
    <name>LotForm</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>At location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Book the count</source>
        <translation>Registrar recuento</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>Cancelar  Esc</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Dispose</source>
        <translation>Desechar</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>From a customer</source>
        <translation>De un cliente</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Retener</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Lot code</source>
        <translation>Código de lote</translation>
    </message>
    <message>
        <source>Put at</source>
        <translation>Colocar en</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Devolución</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>To location</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>To the supplier</source>
        <translation>Al proveedor</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Traslado</translation>
    </message>
</context>
<context>
    <name>LotList</name>
    <message>
        <source>All lots</source>
        <translation>Todos los lotes</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Todos los productos</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>Empty lots too</source>
        <translation>También lotes vacíos</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Caducado</translation>
    </message>
    <message>
        <source>Expires within 30 days</source>
        <translation>Caduca en 30 días o menos</translation>
    </message>
    <message>
        <source>Filter by lot code, SKU or name</source>
        <translation>Filtrar por código de lote, SKU o nombre</translation>
    </message>
    <message>
        <source>Filter lots</source>
        <translation>Filtrar lotes</translation>
    </message>
    <message>
        <source>Import  Ctrl+O</source>
        <translation>Importar  Ctrl+O</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Lots of which product</source>
        <translation>Lotes de qué producto</translation>
    </message>
    <message>
        <source>No lot in stock. Scan a product to receive one.</source>
        <translation>No hay lotes con existencias. Escanee un producto para recibir uno.</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Receive  F2</source>
        <translation>Recibir  F2</translation>
    </message>
    <message>
        <source>Which lots</source>
        <translation>Qué lotes</translation>
    </message>
    <message>
        <source>{column}: filter first</source>
        <translation>{column}: filtre antes</translation>
    </message>
</context>
<context>
    <name>Lots</name>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Lot code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Existencias</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Proveedor</translation>
    </message>
</context>
<context>
    <name>LotsView</name>
    <message>
        <source>Ctrl+Enter books what was filled in, Esc leaves it.</source>
        <translation>Ctrl+Intro registra lo rellenado; Esc lo abandona.</translation>
    </message>
    <message>
        <source>Enter shows the history of a lot: its origin, and who got it.</source>
        <translation>Intro muestra el historial de un lote: su origen y quién lo recibió.</translation>
    </message>
    <message>
        <source>Find lots by typing or scanning a lot code, SKU, name or barcode.</source>
        <translation>Para buscar lotes, escriba o escanee un código de lote, SKU, nombre o código de barras.</translation>
    </message>
    <message>
        <source>Labels are printed for all chosen lots.</source>
        <translation>Las etiquetas se imprimen para todos los lotes elegidos.</translation>
    </message>
    <message>
        <source>Lots of {product}.</source>
        <translation>Lotes de {product}.</translation>
    </message>
    <message>
        <source>Lots with {code}.</source>
        <translation>Lotes con {code}.</translation>
    </message>
    <message>
        <source>Several chosen lots can be held, released or recalled together.</source>
        <translation>Puede retener, liberar o retirar varios lotes elegidos a la vez.</translation>
    </message>
    <message>
        <source>The context-menu key shows all that can be done with the chosen lot.</source>
        <translation>La tecla de menú contextual muestra todo lo que se puede hacer con el lote elegido.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Recuento</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Movimientos</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operaciones</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Sample data: try everything, nothing here is real.</source>
        <translation>Datos de ejemplo: pruebe lo que quiera, nada es real.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
</context>
<context>
    <name>MessageStrip</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>MovementActions</name>
    <message>
        <source>Confirm the reversal</source>
        <translation>Confirmar la anulación</translation>
    </message>
    <message>
        <source>Copy what is known of the operation</source>
        <translation>Copiar los datos de la operación</translation>
    </message>
    <message>
        <source>Go to the reversal, or to what was reversed</source>
        <translation>Ir a la anulación o a lo anulado</translation>
    </message>
    <message>
        <source>History of this lot</source>
        <translation>Historial de este lote</translation>
    </message>
    <message>
        <source>Leave, or clear the filter</source>
        <translation>Salir o quitar el filtro</translation>
    </message>
    <message>
        <source>Print the note of this receipt or dispatch</source>
        <translation>Imprimir el albarán de esta entrada o salida</translation>
    </message>
    <message>
        <source>Reverse this operation</source>
        <translation>Anular esta operación</translation>
    </message>
</context>
<context>
    <name>MovementFilterBar</name>
    <message>
        <source>All days</source>
        <translation>Todas las fechas</translation>
    </message>
    <message>
        <source>All operations</source>
        <translation>Todas las operaciones</translation>
    </message>
    <message>
        <source>All users</source>
        <translation>Todos los usuarios</translation>
    </message>
    <message>
        <source>Clear  Esc</source>
        <translation>Quitar filtro  Esc</translation>
    </message>
    <message>
        <source>Days of your own</source>
        <translation>Otras fechas</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Kind of operation</source>
        <translation>Tipo de operación</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Lot or code</source>
        <translation>Lote o código</translation>
    </message>
    <message>
        <source>Lot, by number or code</source>
        <translation>Lote, por número o código</translation>
    </message>
    <message>
        <source>On which days</source>
        <translation>Qué fechas</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Product of the movements</source>
        <translation>Producto de los movimientos</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Reference of the operation</source>
        <translation>Referencia de la operación</translation>
    </message>
    <message>
        <source>The first day is after the last.</source>
        <translation>El primer día es posterior al último.</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Who booked it</source>
        <translation>Quién lo registró</translation>
    </message>
</context>
<context>
    <name>MovementsView</name>
    <message>
        <source>Clear the filter</source>
        <translation>Quitar el filtro</translation>
    </message>
    <message>
        <source>Every movement of stock, newest first. Filter by product, lot, reference, kind, user and days; both days are included, in the time zone of the site.

A lot is found by its number, such as 17 or #17, or by three characters or more of its code. A date may be typed as 311225, 31/12/2025 or 12/2025, and as -7 for a week ago; the arrow keys move it by a day, with Shift by a month.

Enter shows the history of the chosen lot. Alt+R reverses the chosen operation: all its lines are mirrored, nothing is deleted. Alt+G leads from a reversal to what it reversed, and back. Alt+C copies all that is known of the operation, Ctrl+C the chosen rows. Alt+P prints the note of a receipt or a dispatch.</source>
        <translation>Todos los movimientos de existencias, los más recientes primero. Filtre por producto, lote, referencia, tipo, usuario y fechas; ambos días se incluyen, en la zona horaria del almacén.

Un lote se busca por su número, como 17 o #17, o por tres o más caracteres de su código. Una fecha se puede escribir como 311225, 31/12/2025 o 12/2025, y como -7 para hace una semana; las flechas la mueven un día y, con Mayús, un mes.

Intro muestra el historial del lote elegido. Alt+R anula la operación elegida: todas sus líneas se registran a la inversa, no se borra nada. Alt+G lleva de una anulación a lo que anuló, y viceversa. Alt+C copia todos los datos de la operación; Ctrl+C, las filas elegidas. Alt+P imprime el albarán de una entrada o una salida.</translation>
    </message>
    <message>
        <source>Movements, newest first</source>
        <translation>Movimientos, los más recientes primero</translation>
    </message>
    <message>
        <source>No movement matches.</source>
        <translation>Ningún movimiento coincide.</translation>
    </message>
    <message>
        <source>Nothing has moved yet. Scan a product to receive the first lot.</source>
        <translation>Todavía no hay movimientos. Escanee un producto para recibir el primer lote.</translation>
    </message>
    <message>
        <source>Receive  F2</source>
        <translation>Recibir  F2</translation>
    </message>
    <message>
        <source>Reversed: {what}</source>
        <translation>Anulado: {what}</translation>
    </message>
    <message>
        <source>The filter was cleared to show that operation.</source>
        <translation>Se ha quitado el filtro para mostrar esa operación.</translation>
    </message>
</context>
<context>
    <name>NavFoot</name>
    <message>
        <source>Menu  F10</source>
        <translation>Menú  F10</translation>
    </message>
    <message>
        <source>Menu of all commands</source>
        <translation>Menú con todos los comandos</translation>
    </message>
    <message>
        <source>Narrow or wide navigation</source>
        <translation>Navegación estrecha o ancha</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>FirstOut: new alerts</source>
        <translation>FirstOut: alertas nuevas</translation>
    </message>
</context>
<context>
    <name>OpenForm</name>
    <message>
        <source>An address looks like postgresql://server/database.</source>
        <translation>Una dirección tiene la forma postgresql://server/database.</translation>
    </message>
    <message>
        <source>File, or address of the server</source>
        <translation>Archivo o dirección del servidor</translation>
    </message>
    <message>
        <source>Open the database</source>
        <translation>Abrir la base de datos</translation>
    </message>
    <message>
        <source>Your company&apos;s database, or one of your own. It opens by itself from now on.</source>
        <translation>La base de datos de su empresa o una propia. A partir de ahora se abrirá sola.</translation>
    </message>
</context>
<context>
    <name>Operation</name>
    <message>
        <source>Adjustment</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Disposal</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Devolución</translation>
    </message>
    <message>
        <source>Reversal</source>
        <translation>Anulación</translation>
    </message>
    <message>
        <source>Status change</source>
        <translation>Cambio de estado</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Traslado</translation>
    </message>
</context>
<context>
    <name>OperationCard</name>
    <message>
        <source>All lines of the operation</source>
        <translation>Todas las líneas de la operación</translation>
    </message>
    <message>
        <source>Choose a movement to see its operation.</source>
        <translation>Elija un movimiento para ver su operación.</translation>
    </message>
    <message>
        <source>Copy  Alt+C</source>
        <translation>Copiar  Alt+C</translation>
    </message>
    <message>
        <source>Go to original  Alt+G</source>
        <translation>Ir al original  Alt+G</translation>
    </message>
    <message>
        <source>Go to reversal  Alt+G</source>
        <translation>Ir a la anulación  Alt+G</translation>
    </message>
    <message>
        <source>Lot history  Enter</source>
        <translation>Historial del lote  Intro</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Nota: {note}</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>Lista de preparación</translation>
    </message>
    <message>
        <source>Print note  Alt+P</source>
        <translation>Albarán  Alt+P</translation>
    </message>
    <message>
        <source>Print the delivery note</source>
        <translation>Imprimir el albarán de entrega</translation>
    </message>
    <message>
        <source>Print the goods received note</source>
        <translation>Imprimir el albarán de entrada</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Motivo: {reason}</translation>
    </message>
    <message>
        <source>Recorded on {time}</source>
        <translation>Registrado el {time}</translation>
    </message>
    <message>
        <source>Reverse …  Alt+R</source>
        <translation>Anular…  Alt+R</translation>
    </message>
    <message>
        <source>Reverse: {what}</source>
        <translation>Anular: {what}</translation>
    </message>
    <message>
        <source>by {user} at {workstation}</source>
        <translation>por {user} en {workstation}</translation>
    </message>
</context>
<context>
    <name>OperationPanel</name>
    <message>
        <source>Choose a product first.</source>
        <translation>Elija antes un producto.</translation>
    </message>
    <message>
        <source>Line {number}: {why}</source>
        <translation>Línea {number}: {why}</translation>
    </message>
</context>
<context>
    <name>OperationsView</name>
    <message>
        <source>Add line</source>
        <translation>Añadir línea</translation>
    </message>
    <message>
        <source>An expiry is typed as 311227, 12/2027, +30 or +6m; x means never.</source>
        <translation>La caducidad se escribe como 311227, 12/2027, +30 o +6m; x significa que no caduca.</translation>
    </message>
    <message>
        <source>Answer the question about the scanned code first.</source>
        <translation>Responda antes a la pregunta sobre el código escaneado.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Ctrl+P prints the pick list proposed, or the note of what was received.</source>
        <translation>Ctrl+P imprime la lista de preparación propuesta o el albarán de lo recibido.</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter adds the line; all lines are booked at once.</source>
        <translation>Ctrl+Mayús+Intro añade la línea; todas las líneas se registran a la vez.</translation>
    </message>
    <message>
        <source>Dispatch  F3</source>
        <translation>Despachar  F3</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>Vaciar el formulario</translation>
    </message>
    <message>
        <source>Enter goes to the next field; Ctrl+Enter books.</source>
        <translation>Intro pasa al campo siguiente; Ctrl+Intro registra.</translation>
    </message>
    <message>
        <source>Esc empties the line, and then the rest of the form; added lines stay.</source>
        <translation>Esc vacía la línea y después el resto del formulario; las líneas añadidas se conservan.</translation>
    </message>
    <message>
        <source>F2 receives, F3 dispatches, Ctrl+L goes to the product, Ctrl+Z undoes.</source>
        <translation>F2 recibe, F3 despacha, Ctrl+L va al producto, Ctrl+Z deshace.</translation>
    </message>
    <message>
        <source>In the list of lines Enter changes a line and Delete removes it.</source>
        <translation>En la lista de líneas, Intro modifica una línea y Supr la elimina.</translation>
    </message>
    <message>
        <source>Labels of the receipt</source>
        <translation>Etiquetas de la entrada</translation>
    </message>
    <message>
        <source>Receive  F2</source>
        <translation>Recibir  F2</translation>
    </message>
    <message>
        <source>Scan a product or type a few letters of its name, then the quantity.</source>
        <translation>Escanee un producto o escriba unas letras de su nombre, y luego la cantidad.</translation>
    </message>
    <message>
        <source>Scanning the next product adds the line in the form by itself.</source>
        <translation>Al escanear el siguiente producto, la línea del formulario se añade sola.</translation>
    </message>
    <message>
        <source>Scanning the same goods again adds one more pack.</source>
        <translation>Al escanear otra vez la misma mercancía se suma un envase.</translation>
    </message>
</context>
<context>
    <name>Origins</name>
    <message>
        <source>Set by</source>
        <translation>Definido por</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Settings of this computer</source>
        <translation>Ajustes de este equipo</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>locked by IT: {where}</source>
        <translation>bloqueado por informática: {where}</translation>
    </message>
    <message>
        <source>nobody: as delivered</source>
        <translation>nadie: de fábrica</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>sin definir</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>the printer does not answer</source>
        <translation>la impresora no responde</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
</context>
<context>
    <name>Parameters</name>
    <message>
        <source>All kinds</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>All lots</source>
        <translation>Todos los lotes</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Todos los productos</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Cualquiera</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Como máximo</translation>
    </message>
    <message>
        <source>At the end of</source>
        <translation>Al final del</translation>
    </message>
    <message>
        <source>At the end of {what}</source>
        <translation>Al final del {what}</translation>
    </message>
    <message>
        <source>Booked by {what}</source>
        <translation>Registrado por {what}</translation>
    </message>
    <message>
        <source>By the use of the last {what} days</source>
        <translation>Según el consumo de los últimos {what} días</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>From {what}</source>
        <translation>Desde el {what}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Lot {what}</source>
        <translation>Lote {what}</translation>
    </message>
    <message>
        <source>Lots of the same code</source>
        <translation>Lotes del mismo código</translation>
    </message>
    <message>
        <source>Number or code</source>
        <translation>Número o código</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Product {what}</source>
        <translation>Producto {what}</translation>
    </message>
    <message>
        <source>Product&apos;s own days</source>
        <translation>Días del producto</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Reference with {what}</source>
        <translation>Referencia con {what}</translation>
    </message>
    <message>
        <source>The first {what}</source>
        <translation>Los primeros {what}</translation>
    </message>
    <message>
        <source>This is before the first day.</source>
        <translation>Es anterior al primer día.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>To {what}</source>
        <translation>Hasta el {what}</translation>
    </message>
    <message>
        <source>Use of the last days</source>
        <translation>Consumo de los últimos días</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Cuáles</translation>
    </message>
    <message>
        <source>Within days</source>
        <translation>Plazo en días</translation>
    </message>
    <message>
        <source>Within {what} days</source>
        <translation>Plazo: {what} días</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>el principio</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
</context>
<context>
    <name>PathLine</name>
    <message>
        <source>No program here can show the folder.</source>
        <translation>Ningún programa de este equipo puede mostrar la carpeta.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Elija antes un archivo.</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Elegir un archivo…</translation>
    </message>
    <message>
        <source>Databases (*.db *.sqlite *.sqlite3)</source>
        <translation>Bases de datos (*.db *.sqlite *.sqlite3)</translation>
    </message>
</context>
<context>
    <name>Plurals</name>
    <message numerus="yes">
        <source>%Ln bad one(s) left out</source>
        <translation>
            <numerusform>%Ln con errores omitida</numerusform>
            <numerusform>%Ln con errores omitidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln modificado</numerusform>
            <numerusform>%Ln modificados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln created</source>
        <translation>
            <numerusform>%Ln creado</numerusform>
            <numerusform>%Ln creados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lot(s) booked</source>
        <translation>
            <numerusform>%Ln lote registrado</numerusform>
            <numerusform>%Ln lotes registrados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new location(s)</source>
        <translation>
            <numerusform>%Ln ubicación nueva</numerusform>
            <numerusform>%Ln ubicaciones nuevas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them bad</source>
        <translation>
            <numerusform>%Ln con errores</numerusform>
            <numerusform>%Ln con errores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passed over</source>
        <translation>
            <numerusform>%Ln sin nada que importar</numerusform>
            <numerusform>%Ln sin nada que importar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln fila</numerusform>
            <numerusform>%Ln filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alerta</numerusform>
            <numerusform>%n alertas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) acknowledged.</source>
        <translation>
            <numerusform>%n alerta marcada como vista.</numerusform>
            <numerusform>%n alertas marcadas como vistas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) snoozed until {date}.</source>
        <translation>
            <numerusform>%n alerta pospuesta hasta el {date}.</numerusform>
            <numerusform>%n alertas pospuestas hasta el {date}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answered</source>
        <translation>
            <numerusform>%n atendida</numerusform>
            <numerusform>%n atendidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s): {sent} sent, {returned} given back</source>
        <translation>
            <numerusform>%n cliente: enviado {sent}, devuelto {returned}</numerusform>
            <numerusform>%n clientes: enviado {sent}, devuelto {returned}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>hace %n día</numerusform>
            <numerusform>hace %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>queda %n día</numerusform>
            <numerusform>quedan %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <translation>
            <numerusform>%n caducado</numerusform>
            <numerusform>%n caducados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired lot(s) left out ({quantity})</source>
        <translation>
            <numerusform>%n lote caducado omitido ({quantity})</numerusform>
            <numerusform>%n lotes caducados omitidos ({quantity})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expiring soon</source>
        <translation>
            <numerusform>%n caduca pronto</numerusform>
            <numerusform>%n caducan pronto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) printed.</source>
        <translation>
            <numerusform>%n etiqueta impresa.</numerusform>
            <numerusform>%n etiquetas impresas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) saved in {file}.</source>
        <translation>
            <numerusform>%n etiqueta guardada en {file}.</numerusform>
            <numerusform>%n etiquetas guardadas en {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) to book</source>
        <translation>
            <numerusform>%n línea por registrar</numerusform>
            <numerusform>%n líneas por registrar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) chosen</source>
        <translation>
            <numerusform>%n lote elegido</numerusform>
            <numerusform>%n lotes elegidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) on hold left out ({quantity})</source>
        <translation>
            <numerusform>%n lote retenido omitido ({quantity})</numerusform>
            <numerusform>%n lotes retenidos omitidos ({quantity})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) put on hold.</source>
        <translation>
            <numerusform>%n lote retenido.</numerusform>
            <numerusform>%n lotes retenidos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) recalled.</source>
        <translation>
            <numerusform>%n lote retirado del mercado.</numerusform>
            <numerusform>%n lotes retirados del mercado.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) released.</source>
        <translation>
            <numerusform>%n lote liberado.</numerusform>
            <numerusform>%n lotes liberados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) with too short a life left out ({quantity})</source>
        <translation>
            <numerusform>%n lote con vida insuficiente omitido ({quantity})</numerusform>
            <numerusform>%n lotes con vida insuficiente omitidos ({quantity})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n low on stock</source>
        <translation>
            <numerusform>%n con stock bajo</numerusform>
            <numerusform>%n con stock bajo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n out of stock</source>
        <translation>
            <numerusform>%n agotado</numerusform>
            <numerusform>%n agotados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) found in {operations} operations:</source>
        <translation>
            <numerusform>%n problema encontrado en {operations} operaciones:</numerusform>
            <numerusform>%n problemas encontrados en {operations} operaciones:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recalled lot(s) left out ({quantity})</source>
        <translation>
            <numerusform>%n lote retirado omitido ({quantity})</numerusform>
            <numerusform>%n lotes retirados omitidos ({quantity})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n day(s)</source>
        <translation>
            <numerusform>+%n día</numerusform>
            <numerusform>+%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n decimal(s) for this product.</source>
        <translation>
            <numerusform>Como máximo %n decimal en este producto.</numerusform>
            <numerusform>Como máximo %n decimales en este producto.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backed up by itself every %n hour(s) and when the window closes, if anything changed.</source>
        <translation>
            <numerusform>Se hace una copia automática cada %n hora y al cerrar la ventana, si algo ha cambiado.</numerusform>
            <numerusform>Se hace una copia automática cada %n horas y al cerrar la ventana, si algo ha cambiado.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back %n line(s)</source>
        <translation>
            <numerusform>Recuperar %n línea</numerusform>
            <numerusform>Recuperar %n líneas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cannot be undone: %n later operation(s) used the stock.</source>
        <translation>
            <numerusform>No se puede deshacer: %n operación posterior usó las existencias.</numerusform>
            <numerusform>No se puede deshacer: %n operaciones posteriores usaron las existencias.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n line(s)</source>
        <translation>
            <numerusform>Confirmar %n línea</numerusform>
            <numerusform>Confirmar %n líneas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counted: %n difference(s) posted.</source>
        <translation>
            <numerusform>Recuento: %n diferencia registrada.</numerusform>
            <numerusform>Recuento: %n diferencias registradas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dispatched %n line(s): {products}.</source>
        <translation>
            <numerusform>Salida de %n línea: {products}.</numerusform>
            <numerusform>Salida de %n líneas: {products}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dispatched {qty} × {product} from %n lot(s).</source>
        <translation>
            <numerusform>Salida: {qty} × {product} de %n lote.</numerusform>
            <numerusform>Salida: {qty} × {product} de %n lotes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everybody who uses this database is warned %n day(s) before a lot expires, unless the product says otherwise.</source>
        <translation>
            <numerusform>A todos los que usan esta base de datos se les avisa %n día antes de que caduque un lote, salvo que el producto indique otra cosa.</numerusform>
            <numerusform>A todos los que usan esta base de datos se les avisa %n días antes de que caduque un lote, salvo que el producto indique otra cosa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln row(s) to {file}, in {folder}.</source>
        <translation>
            <numerusform>Exportada %Ln fila a {file}, en {folder}.</numerusform>
            <numerusform>Exportadas %Ln filas a {file}, en {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hold %n lot(s)</source>
        <translation>
            <numerusform>Retener %n lote</numerusform>
            <numerusform>Retener %n lotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Labels of %n lot(s)</source>
        <translation>
            <numerusform>Etiquetas de %n lote</numerusform>
            <numerusform>Etiquetas de %n lotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was imported: %n bad row(s).</source>
        <translation>
            <numerusform>No se importó nada: %n fila errónea.</numerusform>
            <numerusform>No se importó nada: %n filas erróneas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Post %n difference(s)</source>
        <translation>
            <numerusform>Registrar %n diferencia</numerusform>
            <numerusform>Registrar %n diferencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n label(s)</source>
        <translation>
            <numerusform>Imprimir %n etiqueta</numerusform>
            <numerusform>Imprimir %n etiquetas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Printed {title}: %Ln page(s).</source>
        <translation>
            <numerusform>{title}: %Ln página impresa.</numerusform>
            <numerusform>{title}: %Ln páginas impresas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Printed {title}: %Ln row(s).</source>
        <translation>
            <numerusform>Impreso: {title}, %Ln fila.</numerusform>
            <numerusform>Impreso: {title}, %Ln filas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recall %n lot(s)</source>
        <translation>
            <numerusform>Retirar %n lote</numerusform>
            <numerusform>Retirar %n lotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Received %n line(s): {products}.</source>
        <translation>
            <numerusform>Recibida %n línea: {products}.</numerusform>
            <numerusform>Recibidas %n líneas: {products}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n lot(s)</source>
        <translation>
            <numerusform>Liberar %n lote</numerusform>
            <numerusform>Liberar %n lotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %Ln page(s) to {file}, in {folder}.</source>
        <translation>
            <numerusform>%Ln página guardada en {file}, en {folder}.</numerusform>
            <numerusform>%Ln páginas guardadas en {file}, en {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: everybody is warned %n day(s) before a lot expires.</source>
        <translation>
            <numerusform>Guardado: a todos se les avisa %n día antes de que caduque un lote.</numerusform>
            <numerusform>Guardado: a todos se les avisa %n días antes de que caduque un lote.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shorter life than usual: a lot has about %n day(s) here.</source>
        <translation>
            <numerusform>Vida más corta de lo habitual: aquí un lote tiene cerca de %n día.</numerusform>
            <numerusform>Vida más corta de lo habitual: aquí un lote tiene unos %n días.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snooze for %n day(s)</source>
        <translation>
            <numerusform>Posponer %n día</numerusform>
            <numerusform>Posponer %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expired %n day(s) ago</source>
        <translation>
            <numerusform>caducó hace %n día</numerusform>
            <numerusform>caducó hace %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>en %n día</numerusform>
            <numerusform>en %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only {qty} of {asked}, from %n lot(s)</source>
        <translation>
            <numerusform>solo {qty} de {asked}, de %n lote</numerusform>
            <numerusform>solo {qty} de {asked}, de %n lotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{asked} from %n lot(s)</source>
        <translation>
            <numerusform>{asked} de %n lote</numerusform>
            <numerusform>{asked} de %n lotes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Policies</name>
    <message>
        <source>Locked by IT ({where}).</source>
        <translation>Bloqueado por informática ({where}).</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, línea {line}</translation>
    </message>
</context>
<context>
    <name>Press</name>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>Documento PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Preparing {title} …</source>
        <translation>Preparando {title}…</translation>
    </message>
    <message>
        <source>Printing {title} …</source>
        <translation>Imprimiendo {title}…</translation>
    </message>
    <message>
        <source>Save {title}</source>
        <translation>Guardar {title}</translation>
    </message>
    <message>
        <source>Saving {file} …</source>
        <translation>Guardando {file}…</translation>
    </message>
    <message>
        <source>There is nothing to print.</source>
        <translation>No hay nada que imprimir.</translation>
    </message>
    <message>
        <source>{file} was not written: {why}.</source>
        <translation>{file} no se ha escrito: {why}.</translation>
    </message>
    <message>
        <source>{title} was not printed: {why}.</source>
        <translation>{title} no se ha impreso: {why}.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save a PDF instead.</source>
        <translation>No hay ninguna impresora configurada en este equipo. Guarde un PDF en su lugar.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Página {page} de {pages}</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>Guardar como PDF…</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>(empty)</source>
        <translation>(vacío)</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Correcto</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>Product</name>
    <message>
        <source>Archived</source>
        <translation>Archivado</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>Códigos de barras</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Decimales</translation>
    </message>
    <message>
        <source>Min. life left, days</source>
        <translation>Vida mín. restante, días</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Needs a lot code</source>
        <translation>Exige código de lote</translation>
    </message>
    <message>
        <source>Needs an expiry date</source>
        <translation>Exige caducidad</translation>
    </message>
    <message>
        <source>No stock</source>
        <translation>Sin existencias</translation>
    </message>
    <message>
        <source>None usable</source>
        <translation>Nada disponible</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Correcto</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Shelf life, days</source>
        <translation>Vida útil, días</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Warn before, days</source>
        <translation>Días de aviso</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
</context>
<context>
    <name>ProductFields</name>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>no usual one</source>
        <translation>sin valor habitual</translation>
    </message>
    <message>
        <source>{days} (site)</source>
        <translation>{days} (almacén)</translation>
    </message>
</context>
<context>
    <name>ProductForm</name>
    <message>
        <source>Archived: {name}</source>
        <translation>Archivado: {name}</translation>
    </message>
    <message>
        <source>Choose for each line above: theirs or mine.</source>
        <translation>Elija en cada línea de arriba: el otro valor o el mío.</translation>
    </message>
    <message>
        <source>Restored: {name}</source>
        <translation>Restaurado: {name}</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Guardado: {name}</translation>
    </message>
    <message>
        <source>Somebody else archived this product meanwhile.</source>
        <translation>Otra persona archivó este producto mientras tanto.</translation>
    </message>
    <message>
        <source>Type a SKU.</source>
        <translation>Escriba un SKU.</translation>
    </message>
</context>
<context>
    <name>ProductHeading</name>
    <message>
        <source>No product yet</source>
        <translation>Ningún producto todavía</translation>
    </message>
    <message>
        <source>Scan it, or type a few letters of its name.</source>
        <translation>Escanéelo o escriba unas letras de su nombre.</translation>
    </message>
    <message>
        <source>{quantity} on hand</source>
        <translation>{quantity} en existencias</translation>
    </message>
    <message>
        <source>{quantity} usable</source>
        <translation>{quantity} disponibles</translation>
    </message>
</context>
<context>
    <name>ProductList</name>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivado</translation>
    </message>
    <message>
        <source>Below minimum</source>
        <translation>Bajo el mínimo</translation>
    </message>
    <message>
        <source>Filter by SKU, name or barcode</source>
        <translation>Filtrar por SKU, nombre o código de barras</translation>
    </message>
    <message>
        <source>Filter products</source>
        <translation>Filtrar productos</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>New  Ctrl+N</source>
        <translation>Nuevo  Ctrl+N</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>Producto nuevo</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Which products</source>
        <translation>Qué productos</translation>
    </message>
</context>
<context>
    <name>Products</name>
    <message>
        <source>Barcodes</source>
        <translation>Códigos de barras</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Existencias</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>Disponible</translation>
    </message>
</context>
<context>
    <name>ProductsView</name>
    <message>
        <source>Ignore</source>
        <translation>Ignorar</translation>
    </message>
    <message>
        <source>Import  Ctrl+O</source>
        <translation>Importar  Ctrl+O</translation>
    </message>
    <message>
        <source>Leave the form</source>
        <translation>Salir del formulario</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>Producto nuevo</translation>
    </message>
    <message>
        <source>New product  Ctrl+N</source>
        <translation>Producto nuevo  Ctrl+N</translation>
    </message>
    <message>
        <source>No products yet. Add the first one, or scan its barcode.</source>
        <translation>Todavía no hay productos. Añada el primero o escanee su código de barras.</translation>
    </message>
    <message>
        <source>Save the product</source>
        <translation>Guardar el producto</translation>
    </message>
    <message>
        <source>The catalogue. Type in the filter (Ctrl+F) to find a product by SKU, name or barcode, or scan it; Enter opens it, Ctrl+N makes a new one.

In the form Enter goes on, Ctrl+Enter saves, Esc leaves. A scan adds its code to the product that is open.

Archive what is no longer stocked; it can be restored. What somebody else changes meanwhile is shown, and nothing of yours is lost.</source>
        <translation>El catálogo. Escriba en el filtro (Ctrl+F) para buscar un producto por SKU, nombre o código de barras, o escanéelo; Intro lo abre, Ctrl+N crea uno nuevo.

En el formulario, Intro avanza, Ctrl+Intro guarda y Esc sale. Al escanear, el código se añade al producto abierto.

Archive lo que ya no se almacena; se puede restaurar. Si otra persona cambia algo mientras tanto, se muestra, y no se pierde nada de lo que usted haya escrito.</translation>
    </message>
</context>
<context>
    <name>Proposal</name>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>En stock</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Other line</source>
        <translation>Otra línea</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Tomar</translation>
    </message>
</context>
<context>
    <name>ProposalPanel</name>
    <message>
        <source>Lot {lot} instead of FEFO&apos;s choice; {earlier} expires earlier.</source>
        <translation>Lote {lot} en lugar del propuesto por FEFO; {earlier} caduca antes.</translation>
    </message>
    <message>
        <source>Only from lot {lot}.</source>
        <translation>Solo del lote {lot}.</translation>
    </message>
    <message>
        <source>Ship only {quantity}</source>
        <translation>Despachar solo {quantity}</translation>
    </message>
</context>
<context>
    <name>ProposalView</name>
    <message>
        <source>FEFO proposal</source>
        <translation>Propuesta FEFO</translation>
    </message>
    <message>
        <source>FEFO proposal: none of {asked} can be shipped</source>
        <translation>Propuesta FEFO: no se puede despachar nada de {asked}</translation>
    </message>
    <message>
        <source>FEFO proposal: {plan}</source>
        <translation>Propuesta FEFO: {plan}</translation>
    </message>
    <message>
        <source>Lots in FEFO order</source>
        <translation>Lotes en orden FEFO</translation>
    </message>
    <message>
        <source>Lots in the order in which they are to leave</source>
        <translation>Lotes en el orden en que deben salir</translation>
    </message>
    <message>
        <source>Pick list  Ctrl+P</source>
        <translation>Lista de preparación  Ctrl+P</translation>
    </message>
    <message>
        <source>Take the selected lot instead</source>
        <translation>Tomar el lote seleccionado</translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>A price has at most four decimals.</source>
        <translation>Un precio tiene como máximo cuatro decimales.</translation>
    </message>
    <message>
        <source>More than {limit} cannot be booked at once.</source>
        <translation>No se puede registrar más de {limit} a la vez.</translation>
    </message>
    <message>
        <source>The quantity must be more than zero.</source>
        <translation>La cantidad debe ser mayor que cero.</translation>
    </message>
    <message>
        <source>This is too much.</source>
        <translation>Es demasiado alto.</translation>
    </message>
    <message>
        <source>This looks like a barcode, not a price.</source>
        <translation>Parece un código de barras, no un precio.</translation>
    </message>
    <message>
        <source>This looks like a barcode, not a quantity.</source>
        <translation>Parece un código de barras, no una cantidad.</translation>
    </message>
    <message>
        <source>This product is counted in whole numbers.</source>
        <translation>Este producto se cuenta en números enteros.</translation>
    </message>
    <message>
        <source>Type a number such as 12 or 1,5.</source>
        <translation>Escriba un número, por ejemplo 12 o 1,5.</translation>
    </message>
    <message>
        <source>Type a whole number of days, or nothing.</source>
        <translation>Escriba un número entero de días o déjelo vacío.</translation>
    </message>
</context>
<context>
    <name>ReceiveForm</name>
    <message>
        <source>311227 or 12/2027</source>
        <translation>311227 o 12/2027</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>Añadir línea</translation>
    </message>
    <message>
        <source>Confirm receipt</source>
        <translation>Confirmar entrada</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter</source>
        <translation>Ctrl+Mayús+Intro</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Lot code</source>
        <translation>Código de lote</translation>
    </message>
    <message>
        <source>Product to receive</source>
        <translation>Producto que entra</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Receive on hold</source>
        <translation>Recibir retenido</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Scan, or type SKU, name or barcode</source>
        <translation>Escanee o escriba SKU, nombre o código de barras</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Proveedor</translation>
    </message>
</context>
<context>
    <name>ReceivePanel</name>
    <message>
        <source>Nothing yet. What you receive is listed here.</source>
        <translation>Nada todavía. Lo que reciba aparecerá aquí.</translation>
    </message>
    <message>
        <source>Received in this session</source>
        <translation>Recibido en esta sesión</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Obligatorio</translation>
    </message>
    <message>
        <source>The code says {date}. Check the label.</source>
        <translation>El código indica {date}. Revise la etiqueta.</translation>
    </message>
    <message>
        <source>This line has lot {lot} already. Add it first, then scan the next.</source>
        <translation>Esta línea ya tiene el lote {lot}. Añádala y luego escanee el siguiente.</translation>
    </message>
</context>
<context>
    <name>Received</name>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Received {qty} × {product}, lot {lot}, expires {date}.</source>
        <translation>Recibido: {qty} × {product}, lote {lot}, caduca el {date}.</translation>
    </message>
    <message>
        <source>Received {qty} × {product}, lot {lot}, never expires.</source>
        <translation>Recibido: {qty} × {product}, lote {lot}, no caduca.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Deshecho</translation>
    </message>
</context>
<context>
    <name>Recipients</name>
    <message numerus="yes">
        <source>All lots with the code {code} (%n)</source>
        <translation>
            <numerusform>Todos los lotes con el código {code} (%n)</numerusform>
            <numerusform>Todos los lotes con el código {code} (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>All lots with the same code</source>
        <translation>Todos los lotes con el mismo código</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>First sent</source>
        <translation>Primer envío</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Last sent</source>
        <translation>Último envío</translation>
    </message>
    <message>
        <source>Letters to customers …</source>
        <translation>Cartas a los clientes…</translation>
    </message>
    <message>
        <source>Lot code</source>
        <translation>Código de lote</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Nobody got any of it.</source>
        <translation>Nadie lo ha recibido.</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>No devuelto</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Guardar como CSV…</translation>
    </message>
    <message>
        <source>Save who got the lot</source>
        <translation>Guardar quién recibió el lote</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Guardado: {file}</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>The file was not written: {why}.</source>
        <translation>No se guardó el archivo: {why}.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Who got it</source>
        <translation>Quién lo recibió</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>A rule of this site does not allow that ({why}).</source>
        <translation>Una regla de este centro no lo permite ({why}).</translation>
    </message>
    <message>
        <source>Give a reason to continue.</source>
        <translation>Indique un motivo para continuar.</translation>
    </message>
    <message>
        <source>It expired on {date}. It can only be received on hold.</source>
        <translation>Caducó el {date}. Solo se puede recibir retenido.</translation>
    </message>
    <message>
        <source>It stands at {subject} already.</source>
        <translation>Ya está en {subject}.</translation>
    </message>
    <message>
        <source>Lot {lot} expires later than {earlier}. Give a reason to continue.</source>
        <translation>El lote {lot} caduca después que {earlier}. Indique un motivo para continuar.</translation>
    </message>
    <message>
        <source>Lot {lot} is already known with expiry {date}. Check the label.</source>
        <translation>El lote {lot} ya existe con caducidad {date}. Revise la etiqueta.</translation>
    </message>
    <message>
        <source>Lot {lot} is already known without an expiry date. Check the label.</source>
        <translation>El lote {lot} ya existe sin fecha de caducidad. Revise la etiqueta.</translation>
    </message>
    <message>
        <source>Lot {lot} is already: {status}.</source>
        <translation>El lote {lot} ya está: {status}.</translation>
    </message>
    <message>
        <source>Lot {subject} stands in several places. Say which.</source>
        <translation>El lote {subject} está en varias ubicaciones. Indique cuál.</translation>
    </message>
    <message>
        <source>No product has the code {code}.</source>
        <translation>Ningún producto tiene el código {code}.</translation>
    </message>
    <message>
        <source>Only {usable} of {asked} usable.</source>
        <translation>Solo hay {usable} de {asked} disponibles.</translation>
    </message>
    <message>
        <source>Quantities with more decimals are already booked.</source>
        <translation>Ya hay cantidades registradas con más decimales.</translation>
    </message>
    <message>
        <source>Somebody else changed {subject} meanwhile.</source>
        <translation>Otra persona cambió {subject} mientras tanto.</translation>
    </message>
    <message>
        <source>The SKU {sku} is taken.</source>
        <translation>El SKU {sku} ya está en uso.</translation>
    </message>
    <message>
        <source>The barcode {barcode} belongs to {sku}.</source>
        <translation>El código de barras {barcode} es de {sku}.</translation>
    </message>
    <message>
        <source>The date {subject} has come already.</source>
        <translation>La fecha {subject} ya ha llegado.</translation>
    </message>
    <message>
        <source>The location {location} exists already.</source>
        <translation>La ubicación {location} ya existe.</translation>
    </message>
    <message>
        <source>The location {subject} is always needed.</source>
        <translation>La ubicación {subject} siempre hace falta.</translation>
    </message>
    <message>
        <source>The location {subject} is archived.</source>
        <translation>La ubicación {subject} está archivada.</translation>
    </message>
    <message>
        <source>The login {subject} has no role in this database.</source>
        <translation>El usuario {subject} no tiene ningún rol en esta base de datos.</translation>
    </message>
    <message>
        <source>The login {subject} may look things up, not book them.</source>
        <translation>El usuario {subject} puede consultar, pero no registrar movimientos.</translation>
    </message>
    <message>
        <source>The product {subject} is archived.</source>
        <translation>El producto {subject} está archivado.</translation>
    </message>
    <message>
        <source>The stock changed meanwhile. Check the new proposal and confirm again.</source>
        <translation>Las existencias cambiaron. Revise la nueva propuesta y confirme de nuevo.</translation>
    </message>
    <message>
        <source>There is no location {location}.</source>
        <translation>No hay ninguna ubicación {location}.</translation>
    </message>
    <message>
        <source>There is no lot {lot}.</source>
        <translation>No hay ningún lote {lot}.</translation>
    </message>
    <message>
        <source>There is no operation {operation}.</source>
        <translation>No hay ninguna operación {operation}.</translation>
    </message>
    <message>
        <source>There is no such alert any more.</source>
        <translation>Esa alerta ya no existe.</translation>
    </message>
    <message>
        <source>There is still stock of it: {quantity}.</source>
        <translation>Todavía quedan existencias: {quantity}.</translation>
    </message>
    <message>
        <source>There is stock at the location {subject}.</source>
        <translation>Hay existencias en la ubicación {subject}.</translation>
    </message>
    <message>
        <source>There is work in this database: everything goes into a new one only.</source>
        <translation>Esta base de datos ya tiene trabajo: todo se importa solo en una nueva.</translation>
    </message>
    <message>
        <source>This database is not for training.</source>
        <translation>Esta base de datos no es de formación.</translation>
    </message>
    <message>
        <source>This kind of operation cannot be undone.</source>
        <translation>Este tipo de operación no se puede deshacer.</translation>
    </message>
    <message>
        <source>This operation has been undone already.</source>
        <translation>Esta operación ya se deshizo.</translation>
    </message>
    <message>
        <source>This operation was booked already with other contents.</source>
        <translation>Esta operación ya se registró con otro contenido.</translation>
    </message>
    <message>
        <source>This product needs a lot code.</source>
        <translation>Este producto necesita un código de lote.</translation>
    </message>
    <message>
        <source>This product needs an expiry date.</source>
        <translation>Este producto necesita una fecha de caducidad.</translation>
    </message>
    <message>
        <source>This takes a supervisor; {subject} is none.</source>
        <translation>Esto requiere un supervisor, y {subject} no lo es.</translation>
    </message>
    <message>
        <source>This takes the database&apos;s administrator, not {subject}.</source>
        <translation>Esto requiere al administrador de la base de datos, no a {subject}.</translation>
    </message>
    <message>
        <source>{quantity} expired</source>
        <translation>{quantity} caducadas</translation>
    </message>
    <message>
        <source>{quantity} on hold</source>
        <translation>{quantity} retenidas</translation>
    </message>
    <message>
        <source>{quantity} recalled</source>
        <translation>{quantity} retiradas</translation>
    </message>
    <message>
        <source>{quantity} too short-lived</source>
        <translation>{quantity} con vida insuficiente</translation>
    </message>
</context>
<context>
    <name>ReportBar</name>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>&amp;PDF</source>
        <translation>&amp;PDF</translation>
    </message>
    <message>
        <source>&amp;XLSX</source>
        <translation>&amp;XLSX</translation>
    </message>
    <message>
        <source>CS&amp;V</source>
        <translation>CS&amp;V</translation>
    </message>
    <message>
        <source>P&amp;rint</source>
        <translation>&amp;Imprimir</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Imprimir el informe</translation>
    </message>
    <message>
        <source>Save the report as JSON for other programs</source>
        <translation>Guardar el informe como JSON para otros programas</translation>
    </message>
    <message>
        <source>Save the report as a PDF</source>
        <translation>Guardar el informe como PDF</translation>
    </message>
    <message>
        <source>Save the report as an Excel workbook</source>
        <translation>Guardar el informe como libro de Excel</translation>
    </message>
    <message>
        <source>Save the report as text for other programs</source>
        <translation>Guardar el informe como texto para otros programas</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>A lot from its supplier to every customer. Supports the receiving and shipping records of FSMA 204 with what is held here.</source>
        <translation>Un lote, de su proveedor a cada cliente. Ayuda con los registros de recepción y envío de FSMA 204, con los datos que hay aquí.</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Ajustado</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Ambos</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Devuelto por el cliente</translation>
    </message>
    <message>
        <source>Came back from</source>
        <translation>Devuelto de</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Choose a product to see its stock over time.</source>
        <translation>Elija un producto para ver sus existencias a lo largo del tiempo.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>Despachado</translation>
    </message>
    <message>
        <source>Dispatches</source>
        <translation>Salidas</translation>
    </message>
    <message>
        <source>Disposed of</source>
        <translation>Dado de baja</translation>
    </message>
    <message>
        <source>Every lot in stock and what it is worth.</source>
        <translation>Todos los lotes en existencias y su valor.</translation>
    </message>
    <message>
        <source>Every lot that was there when a day ended, at what it is worth today.</source>
        <translation>Todos los lotes que había al terminar un día, a su valor de hoy.</translation>
    </message>
    <message>
        <source>Everything that came in, moved or went out, in order.</source>
        <translation>Todo lo que entró, se movió o salió, por orden.</translation>
    </message>
    <message>
        <source>Expired already</source>
        <translation>Ya caducados</translation>
    </message>
    <message>
        <source>Expired in stock</source>
        <translation>Caducado en almacén</translation>
    </message>
    <message>
        <source>Expiring stock</source>
        <translation>Próximas caducidades</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>FEFO deviations</source>
        <translation>Desviaciones de FEFO</translation>
    </message>
    <message>
        <source>FEFO was kept: no lot was passed over in these days.</source>
        <translation>FEFO respetado: no se saltó ningún lote en estos días.</translation>
    </message>
    <message>
        <source>First expiry</source>
        <translation>Primera caducidad</translation>
    </message>
    <message>
        <source>Its expiry</source>
        <translation>Su caducidad</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Largest values by product, in {currency}</source>
        <translation>Mayores valores por producto, en {currency}</translation>
    </message>
    <message>
        <source>Last day to ship</source>
        <translation>Último día de salida</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Mermas</translation>
    </message>
    <message>
        <source>Losses by month, in {currency}</source>
        <translation>Mermas por mes, en {currency}</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Lot code</source>
        <translation>Código de lote</translation>
    </message>
    <message>
        <source>Lot passed over</source>
        <translation>Lote saltado</translation>
    </message>
    <message>
        <source>Lot shipped</source>
        <translation>Lote despachado</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>Lots by weeks to expiry</source>
        <translation>Lotes por semanas hasta la caducidad</translation>
    </message>
    <message>
        <source>Lots in stock that expire soon or have expired, the first to expire first.</source>
        <translation>Lotes con existencias que caducan pronto o ya han caducado, primero el que antes caduca.</translation>
    </message>
    <message>
        <source>Lots that left although others expired before them, and the reason given.</source>
        <translation>Lotes que salieron aunque otros caducaban antes, y el motivo indicado.</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Most dispatched</source>
        <translation>Más despachados</translation>
    </message>
    <message>
        <source>Most dispatched products</source>
        <translation>Productos más despachados</translation>
    </message>
    <message>
        <source>Most usable</source>
        <translation>Más disponibles</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Trasladado</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>Movimientos</translation>
    </message>
    <message>
        <source>No lot in stock expires within these days.</source>
        <translation>Ningún lote en existencias caduca en este plazo.</translation>
    </message>
    <message>
        <source>No lot is called {text}. Type a number such as 17, or its code.</source>
        <translation>Ningún lote se llama {text}. Escriba un número, por ejemplo 17, o su código.</translation>
    </message>
    <message>
        <source>Nothing in stock may ship today.</source>
        <translation>Hoy no puede salir nada de lo que hay.</translation>
    </message>
    <message>
        <source>Nothing that matches was moved in these days.</source>
        <translation>En estos días no hubo movimientos que coincidan.</translation>
    </message>
    <message>
        <source>Nothing was dispatched in these days.</source>
        <translation>No hubo salidas en estos días.</translation>
    </message>
    <message>
        <source>Nothing was lost in these days.</source>
        <translation>En estos días no hubo mermas.</translation>
    </message>
    <message>
        <source>Nothing will expire unsold if products go on being used as of late.</source>
        <translation>Nada caducará sin salida si el consumo sigue como últimamente.</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Existencias</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Products by how much of them FEFO may ship today: no expired or held lots.</source>
        <translation>Productos según lo que FEFO puede despachar hoy: sin lotes caducados ni retenidos.</translation>
    </message>
    <message>
        <source>Products by how much of them was dispatched, without what was reversed.</source>
        <translation>Productos por cantidad despachada, sin lo anulado.</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Quantity by weeks to expiry</source>
        <translation>Cantidad por semanas hasta la caducidad</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Returned to supplier</source>
        <translation>Devuelto al proveedor</translation>
    </message>
    <message>
        <source>Reversal</source>
        <translation>Anulación</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>Anulado</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Several lots are called {text}. Choose one.</source>
        <translation>Varios lotes se llaman {text}. Elija uno.</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Despachado</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>Sorted by {column}</source>
        <translation>Ordenado por {column}</translation>
    </message>
    <message>
        <source>Sorted by {column}, descending</source>
        <translation>Ordenado por {column}, descendente</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Still to expire</source>
        <translation>Por caducar</translation>
    </message>
    <message>
        <source>Stock by product</source>
        <translation>Existencias por producto</translation>
    </message>
    <message>
        <source>Stock of {product} at the end of each day, in {unit}</source>
        <translation>Existencias de {product} al final de cada día, en {unit}</translation>
    </message>
    <message>
        <source>Stock on a past day</source>
        <translation>Existencias en otra fecha</translation>
    </message>
    <message>
        <source>Stock value</source>
        <translation>Valor de las existencias</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Supplier or customer</source>
        <translation>Proveedor o cliente</translation>
    </message>
    <message>
        <source>The report&apos;s own order</source>
        <translation>El orden propio del informe</translation>
    </message>
    <message>
        <source>There is no stock. Receive the first lot.</source>
        <translation>No hay existencias. Reciba el primer lote.</translation>
    </message>
    <message>
        <source>There was no stock when that day ended.</source>
        <translation>No había existencias al terminar ese día.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>En total</translation>
    </message>
    <message>
        <source>Traceability</source>
        <translation>Trazabilidad</translation>
    </message>
    <message>
        <source>Type a whole number from {least} to {most}.</source>
        <translation>Escriba un número entero de {least} a {most}.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Unit value {currency}</source>
        <translation>Valor unitario {currency}</translation>
    </message>
    <message>
        <source>Unsold</source>
        <translation>Sin salida</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Usable stock of the products with most of it</source>
        <translation>Existencias disponibles de los productos que más tienen</translation>
    </message>
    <message>
        <source>Use a day</source>
        <translation>Consumo al día</translation>
    </message>
    <message>
        <source>Value by weeks to expiry, in {currency}</source>
        <translation>Valor por semanas hasta la caducidad, en {currency}</translation>
    </message>
    <message>
        <source>Value unsold {currency}</source>
        <translation>Valor sin salida {currency}</translation>
    </message>
    <message>
        <source>Value {currency}</source>
        <translation>Valor {currency}</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Semana del</translation>
    </message>
    <message>
        <source>What there is of each product, what of it may ship today, and its worth.</source>
        <translation>Lo que hay de cada producto, lo que puede salir hoy y lo que vale.</translation>
    </message>
    <message>
        <source>What was disposed of and what expired in stock, month by month.</source>
        <translation>Lo que se dio de baja y lo que caducó en el almacén, mes a mes.</translation>
    </message>
    <message>
        <source>What will not ship before its last day if products go on being used as of late.</source>
        <translation>Lo que no saldrá antes de su último día si el consumo sigue como últimamente.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Which lot? Type its number or code above, or scan its label.</source>
        <translation>¿Qué lote? Escriba arriba su número o su código, o escanee su etiqueta.</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Por qué no</translation>
    </message>
    <message>
        <source>Will expire unsold</source>
        <translation>Caducará sin salida</translation>
    </message>
    <message>
        <source>Will ship</source>
        <translation>Saldrá</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>caducado</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>{column}: filter first</source>
        <translation>{column}: filtre antes</translation>
    </message>
</context>
<context>
    <name>ReportsView</name>
    <message>
        <source>Ask for more</source>
        <translation>Ampliar la consulta</translation>
    </message>
    <message>
        <source>Choose a report with the arrow keys; Enter goes to its fields, and from the last of them to its rows. A date may be typed as 311225, 31/12/2025 or 12/2025, and as -7 for a week ago. Esc brings back what they usually say. A click on a header sorts, a third one brings the report&apos;s own order back; the menu of the rows sorts too.

In the chart the arrow keys tell its values; its figures stand beside it. Alt+S saves it as a picture.

Ctrl+E saves all of the report as a workbook, as text, as JSON or as a PDF, Ctrl+P prints it.</source>
        <translation>Elija un informe con las flechas; Intro lleva a sus campos y, desde el último, a sus filas. Una fecha puede escribirse como 311225, 31/12/2025 o 12/2025, y como -7 para hace una semana. Esc devuelve lo que dicen normalmente. Un clic en un encabezado ordena; el tercero devuelve el orden propio del informe; el menú de las filas también ordena.

En el gráfico las flechas dicen los valores; sus datos están al lado. Alt+D lo guarda como imagen.

Ctrl+E guarda todo el informe como libro de Excel, texto, JSON o PDF; Ctrl+P lo imprime.</translation>
    </message>
    <message>
        <source>Receive  F2</source>
        <translation>Recibir  F2</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>The report is being read</source>
        <translation>Leyendo el informe</translation>
    </message>
</context>
<context>
    <name>RestoreForm</name>
    <message>
        <source>Backup, or export of everything</source>
        <translation>Copia de seguridad o exportación de todo</translation>
    </message>
    <message>
        <source>Backups and exports (*.firstout-backup *.db *.sqlite *.sqlite3 *.zip)</source>
        <translation>Copias y exportaciones (*.firstout-backup *.db *.sqlite *.sqlite3 *.zip)</translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation>Restaurar la copia</translation>
    </message>
    <message>
        <source>The copy is checked and put back on this computer. It stays as it is. A file that “Export everything” wrote will do as well.</source>
        <translation>La copia se comprueba y se restaura en este equipo. Queda como está. También vale un archivo de «Exportar todo».</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>A backup</source>
        <translation>Una copia de seguridad</translation>
    </message>
    <message>
        <source>A backup of {site}</source>
        <translation>Una copia de seguridad de {site}</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>It is of an older version and is brought up to date.</source>
        <translation>Es de una versión anterior y se actualizará.</translation>
    </message>
    <message>
        <source>It lies in a shared or synchronised folder. Copy it to a disk of this computer and open it there.</source>
        <translation>Está en una carpeta compartida o sincronizada. Cópiela a un disco de este equipo y ábrala allí.</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>Dejar todo como está</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Restaurar esta copia</translation>
    </message>
    <message>
        <source>Restoring makes your database {place} from this backup. There is none yet.</source>
        <translation>Al restaurar se crea su base de datos {place} a partir de esta copia. Todavía no hay ninguna.</translation>
    </message>
    <message>
        <source>Restoring puts this backup in the place of your database {place}. What was booked after it was saved is not in it; the file that is there now is kept beside it under another name.</source>
        <translation>Al restaurar, esta copia ocupa el lugar de su base de datos {place}. Lo registrado después de guardarla no está en ella; el archivo que hay ahora se conserva al lado con otro nombre.</translation>
    </message>
    <message>
        <source>The database is in use. Close every other FirstOut, and try again.</source>
        <translation>La base de datos está en uso. Cierre las demás ventanas de FirstOut e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>You work with a database on a server: a backup of a file cannot take its place. Whoever looks after the server restores it there.</source>
        <translation>Trabaja con una base de datos en un servidor: una copia de un archivo no puede ocupar su lugar. La restaura allí quien administra el servidor.</translation>
    </message>
</context>
<context>
    <name>ReversalForm</name>
    <message>
        <source>Later operations that used the stock</source>
        <translation>Operaciones posteriores que usaron las existencias</translation>
    </message>
    <message>
        <source>Leave it  Esc</source>
        <translation>Volver  Esc</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operación</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Reverse  Ctrl+Enter</source>
        <translation>Anular  Ctrl+Intro</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Why is it reversed?</source>
        <translation>¿Por qué se anula?</translation>
    </message>
</context>
<context>
    <name>SampleForm</name>
    <message>
        <source>A small food warehouse after six weeks of work, to try everything. Nothing in it is real, and you are asked again the next time.</source>
        <translation>Un pequeño almacén de alimentación tras seis semanas de trabajo, para probarlo todo. Nada es real, y la próxima vez se le volverá a preguntar.</translation>
    </message>
    <message>
        <source>Try it out</source>
        <translation>Probar</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>The check digit of {part} is wrong. Scan the code again.</source>
        <translation>El dígito de control de {part} es erróneo. Escanee el código de nuevo.</translation>
    </message>
    <message>
        <source>The code cannot be read: {part}. Scan it again.</source>
        <translation>No se puede leer el código: {part}. Escanéelo de nuevo.</translation>
    </message>
    <message>
        <source>The code has an impossible date: {part}. Read the label.</source>
        <translation>El código tiene una fecha imposible: {part}. Lea la etiqueta.</translation>
    </message>
</context>
<context>
    <name>ScanRoute</name>
    <message>
        <source>Not used: a dialog is open. Close it and scan again.</source>
        <translation>Código no usado: hay un cuadro de diálogo abierto. Ciérrelo y escanee de nuevo.</translation>
    </message>
</context>
<context>
    <name>ScannedPanel</name>
    <message>
        <source>Finish this line first, then scan the next product. {why}</source>
        <translation>Termine antes esta línea y luego escanee el siguiente producto. {why}</translation>
    </message>
    <message>
        <source>Scan the product&apos;s code first, then the rest of its label.</source>
        <translation>Escanee antes el código del producto y luego el resto de la etiqueta.</translation>
    </message>
    <message>
        <source>The piece with serial number {serial} is counted already.</source>
        <translation>La pieza con número de serie {serial} ya está contada.</translation>
    </message>
</context>
<context>
    <name>Scanner</name>
    <message>
        <source>Best before</source>
        <translation>Consumo preferente</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Recuento</translation>
    </message>
    <message>
        <source>Ending: none.</source>
        <translation>Tecla final: ninguna.</translation>
    </message>
    <message>
        <source>Ending: {key}.</source>
        <translation>Tecla final: {key}.</translation>
    </message>
    <message>
        <source>Expiry date</source>
        <translation>Fecha de caducidad</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>Keyboard layout: Caps Lock is on.</source>
        <translation>Distribución del teclado: Bloq Mayús está activado.</translation>
    </message>
    <message>
        <source>Keyboard layout: right.</source>
        <translation>Distribución del teclado: correcta.</translation>
    </message>
    <message>
        <source>Keyboard layout: scan the code above to see.</source>
        <translation>Distribución del teclado: escanee el código de arriba para verla.</translation>
    </message>
    <message>
        <source>Keyboard layout: the scanner has another one. {keys}</source>
        <translation>Distribución del teclado: la del escáner es otra. {keys}</translation>
    </message>
    <message>
        <source>Lot code</source>
        <translation>Código de lote</translation>
    </message>
    <message>
        <source>Or, if a separator was lost: lot code {lot}, expiry {date}.</source>
        <translation>O, si se perdió un separador: código de lote {lot}, caducidad {date}.</translation>
    </message>
    <message>
        <source>Production date</source>
        <translation>Fecha de producción</translation>
    </message>
    <message>
        <source>Separator: it arrives (GS).</source>
        <translation>Separador: llega (GS).</translation>
    </message>
    <message>
        <source>Separator: missing. Have the scanner send GS (ASCII 29) for FNC1.</source>
        <translation>Separador: falta. Configure el escáner para que envíe GS (ASCII 29) por FNC1.</translation>
    </message>
    <message>
        <source>Separator: none in this code.</source>
        <translation>Separador: este código no lleva.</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Número de serie</translation>
    </message>
    <message>
        <source>Speed: at most {gap} ms from key to key; the limit is {limit}.</source>
        <translation>Velocidad: como máximo {gap} ms entre teclas; el límite es {limit}.</translation>
    </message>
    <message>
        <source>Text: {text}</source>
        <translation>Texto: {text}</translation>
    </message>
    <message>
        <source>Weight in kg</source>
        <translation>Peso en kg</translation>
    </message>
</context>
<context>
    <name>ScannerTest</name>
    <message>
        <source>Barcode to try the scanner with</source>
        <translation>Código de barras para probar el escáner</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>Carácter</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>Keys as they arrived</source>
        <translation>Teclas tal como llegaron</translation>
    </message>
    <message>
        <source>Nothing scanned yet.</source>
        <translation>Todavía no se ha escaneado nada.</translation>
    </message>
    <message>
        <source>Scan the code below, or any other: nothing is booked on this page.</source>
        <translation>Escanee el código de abajo o cualquier otro: en esta página no se registra nada.</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Escáner</translation>
    </message>
    <message>
        <source>The scanner is switched off: the setting scanner_gap is 0.</source>
        <translation>El escáner está desactivado: el ajuste scanner_gap es 0.</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
</context>
<context>
    <name>ScheduledBackups</name>
    <message>
        <source>It is tried again by itself; if that does not help, tell IT.</source>
        <translation>Se volverá a intentar automáticamente; si no se arregla, avise a informática.</translation>
    </message>
    <message>
        <source>Its folder is not there. Connect the disk, or tell IT.</source>
        <translation>No se encuentra su carpeta. Conecte el disco o avise a informática.</translation>
    </message>
    <message>
        <source>Its folder is shared or synchronised. Ask IT for one on a disk.</source>
        <translation>Su carpeta está compartida o sincronizada. Pida a informática una en un disco.</translation>
    </message>
    <message>
        <source>Its folder may not be written to. Tell IT.</source>
        <translation>No se puede escribir en su carpeta. Avise a informática.</translation>
    </message>
    <message>
        <source>No scheduled backup was made.</source>
        <translation>No se ha hecho la copia de seguridad programada.</translation>
    </message>
    <message>
        <source>The copy does not pass its check. Run the check in the settings, and keep the earlier backups.</source>
        <translation>La copia no supera su comprobación. Compruebe la base de datos en los ajustes y conserve las copias anteriores.</translation>
    </message>
    <message>
        <source>The database is busy. It is tried again by itself.</source>
        <translation>La base de datos está ocupada. Se volverá a intentar automáticamente.</translation>
    </message>
    <message>
        <source>There is too little room left on its disk. Make room there.</source>
        <translation>Queda muy poco espacio en su disco. Libere espacio en él.</translation>
    </message>
</context>
<context>
    <name>SettingNames</name>
    <message>
        <source>Backups: every so many hours, 0 for never</source>
        <translation>Copias de seguridad: cada cuántas horas (0: nunca)</translation>
    </message>
    <message>
        <source>Connections kept open</source>
        <translation>Conexiones que se mantienen abiertas</translation>
    </message>
    <message>
        <source>Currency of a new site</source>
        <translation>Moneda de un sitio nuevo</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Database on the server</source>
        <translation>Base de datos en el servidor</translation>
    </message>
    <message>
        <source>Detail of the log</source>
        <translation>Detalle del registro</translation>
    </message>
    <message>
        <source>First language</source>
        <translation>Primer idioma</translation>
    </message>
    <message>
        <source>First text size, in percent</source>
        <translation>Primer tamaño del texto, en tanto por ciento</translation>
    </message>
    <message>
        <source>First theme</source>
        <translation>Primer tema</translation>
    </message>
    <message>
        <source>Fixed business date</source>
        <translation>Fecha de trabajo fija</translation>
    </message>
    <message>
        <source>Folder of the backups</source>
        <translation>Carpeta de las copias</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Longest statement, in seconds</source>
        <translation>Consulta más larga, en segundos</translation>
    </message>
    <message>
        <source>Name of a new site</source>
        <translation>Nombre de un sitio nuevo</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password at the server</source>
        <translation>Contraseña en el servidor</translation>
    </message>
    <message>
        <source>Port of the server</source>
        <translation>Puerto del servidor</translation>
    </message>
    <message>
        <source>Scanner: end of a code</source>
        <translation>Lector: final de un código</translation>
    </message>
    <message>
        <source>Scanner: milliseconds between keys</source>
        <translation>Lector: milisegundos entre teclas</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño de texto</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Time zone of a new site</source>
        <translation>Zona horaria de un sitio nuevo</translation>
    </message>
    <message>
        <source>User at the server</source>
        <translation>Usuario en el servidor</translation>
    </message>
    <message>
        <source>Wait for a lock, in seconds</source>
        <translation>Espera a un bloqueo, en segundos</translation>
    </message>
    <message>
        <source>Wait for the server, in seconds</source>
        <translation>Espera al servidor, en segundos</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>Puesto</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>IT has locked on this computer: {names}.</source>
        <translation>Informática ha bloqueado en este equipo: {names}.</translation>
    </message>
    <message>
        <source>What you choose under Display is for you alone, and at once. Everything under Alerts is for everybody: type it, then Ctrl+Enter saves it and Esc forgets it.
Tab goes on, Shift+Tab back, Enter presses a button.
Check now reads the whole database and changes nothing. Back up now makes a copy while everybody works on, besides those made by themselves.</source>
        <translation>Lo que elija en Pantalla es solo para usted y se aplica al momento. Todo lo que hay en Alertas es para todos: escríbalo; Ctrl+Intro lo guarda y Esc lo descarta.
Tab avanza, Mayús+Tab retrocede, Intro pulsa un botón.
Comprobar ahora lee toda la base de datos y no cambia nada. Hacer copia ahora guarda una copia de seguridad mientras todos siguen trabajando, además de las automáticas.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>Cerrar  Esc</translation>
    </message>
    <message>
        <source>Nothing to read</source>
        <translation>Nada que leer</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Print: {document}</source>
        <translation>Imprimir: {document}</translation>
    </message>
</context>
<context>
    <name>SheetForm</name>
    <message>
        <source>Count {what}: {counted} of {rows}</source>
        <translation>Recuento de {what}: {counted} de {rows}</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Intro</translation>
    </message>
    <message>
        <source>Discard the count</source>
        <translation>Descartar el recuento</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>No contado</translation>
    </message>
    <message>
        <source>Print the sheet  Ctrl+P</source>
        <translation>Imprimir la hoja  Ctrl+P</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>There is more here than one sheet holds. Count it product by product.</source>
        <translation>Hay más de lo que cabe en una hoja. Cuente producto por producto.</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>Counted: everything agrees.</source>
        <translation>Recuento: todo coincide.</translation>
    </message>
    <message>
        <source>Nothing is counted yet.</source>
        <translation>Todavía no se ha contado nada.</translation>
    </message>
    <message>
        <source>These are the differences. Check them and confirm again.</source>
        <translation>Estas son las diferencias. Revíselas y confirme de nuevo.</translation>
    </message>
    <message>
        <source>What is to be counted</source>
        <translation>Lo que hay que contar</translation>
    </message>
    <message>
        <source>stocktake</source>
        <translation>recuento</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>All shortcuts</source>
        <translation>Todos los atajos</translation>
    </message>
    <message>
        <source>Done in this session</source>
        <translation>Hecho en esta sesión</translation>
    </message>
    <message>
        <source>Help: {view}</source>
        <translation>Ayuda: {view}</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Qué hacen</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Qué se hizo</translation>
    </message>
</context>
<context>
    <name>SiteForm</name>
    <message>
        <source>An empty warehouse in a file of your own, ready for the first delivery.</source>
        <translation>Un almacén vacío en un archivo propio, listo para la primera entrada.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Give the warehouse a name.</source>
        <translation>Dé un nombre al almacén.</translation>
    </message>
    <message>
        <source>Make the warehouse</source>
        <translation>Crear el almacén</translation>
    </message>
    <message>
        <source>Name of the warehouse</source>
        <translation>Nombre del almacén</translation>
    </message>
    <message>
        <source>There is no such time zone. Choose one of the list, such as Europe/Madrid.</source>
        <translation>Esa zona horaria no existe. Elija una de la lista, por ejemplo Europe/Madrid.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Type the three letters of the currency, such as EUR.</source>
        <translation>Escriba las tres letras de la moneda, por ejemplo EUR.</translation>
    </message>
</context>
<context>
    <name>SnoozeForm</name>
    <message>
        <source>Leave it  Esc</source>
        <translation>Volver  Esc</translation>
    </message>
    <message>
        <source>Snooze  Ctrl+Enter</source>
        <translation>Posponer  Ctrl+Intro</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>Posponer hasta</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>CSV, XLSX, XLS or ODS</source>
        <translation>CSV, XLSX, XLS u ODS</translation>
    </message>
    <message>
        <source>Cells are separated by</source>
        <translation>Las celdas se separan por</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Elegir un archivo …</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elija …</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Coma</translation>
    </message>
    <message>
        <source>Each row is booked as one lot, as it stands on the shelf.</source>
        <translation>Cada fila se registra como un lote, tal como está en el estante.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>How the text is encoded</source>
        <translation>Codificación del texto</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Locations are created, or renamed where the code is known.</source>
        <translation>Se crean ubicaciones, o se renombran si el código ya existe.</translation>
    </message>
    <message>
        <source>Numbers are written</source>
        <translation>Los números se escriben</translation>
    </message>
    <message>
        <source>Products are created, or changed where the SKU is known.</source>
        <translation>Se crean productos, o se modifican si el SKU ya existe.</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Punto y coma</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Hoja</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulador</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>What is brought in</source>
        <translation>Qué se importa</translation>
    </message>
    <message>
        <source>With a comma: 1,5</source>
        <translation>Con coma: 1,5</translation>
    </message>
    <message>
        <source>With a point: 1.5</source>
        <translation>Con punto: 1.5</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Date: {date}</source>
        <translation>Fecha: {date}</translation>
    </message>
    <message>
        <source>How far the work is</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>No database</source>
        <translation>Sin base de datos</translation>
    </message>
    <message>
        <source>Opening the database …</source>
        <translation>Abriendo la base de datos…</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Guardado {time}</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Training date: {date}</source>
        <translation>Fecha de formación: {date}</translation>
    </message>
    <message>
        <source>User:</source>
        <translation>Usuario:</translation>
    </message>
    <message>
        <source>User: {name}</source>
        <translation>Usuario: {name}</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Quién trabaja aquí</translation>
    </message>
    <message>
        <source>Who works here: everything is booked under this name. F12</source>
        <translation>Quién trabaja aquí: todo se registra con este nombre. F12</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>A business date can only be set for a training database.</source>
        <translation>La fecha de trabajo solo se puede fijar en una base de datos de formación.</translation>
    </message>
    <message>
        <source>A newer FirstOut wrote this database. Update this program first.</source>
        <translation>Esta base de datos es de un FirstOut más nuevo. Actualice antes este programa.</translation>
    </message>
    <message>
        <source>Connection lost. You can look things up; booking is paused.</source>
        <translation>Sin conexión. Puede consultar; los movimientos están en pausa.</translation>
    </message>
    <message>
        <source>The database file is not there. Was it moved or renamed?</source>
        <translation>El archivo de la base de datos no está. ¿Se movió o cambió de nombre?</translation>
    </message>
    <message>
        <source>The database is busy. Nothing was booked; try again.</source>
        <translation>La base de datos está ocupada. No se registró nada; reinténtelo.</translation>
    </message>
    <message>
        <source>The database is damaged. Restore the latest backup.</source>
        <translation>La base de datos está dañada. Restaure la última copia.</translation>
    </message>
    <message>
        <source>The database is empty. Restore a backup of it.</source>
        <translation>La base de datos está vacía. Restaure una copia.</translation>
    </message>
    <message>
        <source>The database lies in a shared or synchronised folder. Move it to a disk.</source>
        <translation>La base de datos está en una carpeta compartida o sincronizada. Muévala a un disco.</translation>
    </message>
    <message>
        <source>The database may only be read here. Nothing was booked.</source>
        <translation>Aquí la base de datos solo se puede leer. No se registró nada.</translation>
    </message>
    <message>
        <source>The database must be upgraded first (firstout db upgrade).</source>
        <translation>Antes hay que actualizar la base de datos (firstout db upgrade).</translation>
    </message>
    <message>
        <source>The database was altered by another program. Run its check.</source>
        <translation>Otro programa alteró la base de datos. Ejecute su comprobación.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was booked; make room first.</source>
        <translation>El disco está lleno. No se registró nada; libere espacio.</translation>
    </message>
    <message>
        <source>The pool before the server takes connections away between two operations. Its administrator must set it to session pooling.</source>
        <translation>El gestor de conexiones delante del servidor las retira entre dos operaciones. Su administrador debe ponerlo en modo de sesión (session pooling).</translation>
    </message>
    <message>
        <source>The server refused the login: wrong name or password. Nothing can be booked.</source>
        <translation>El servidor rechazó el acceso: usuario o contraseña incorrectos. No se puede registrar nada.</translation>
    </message>
    <message>
        <source>This file belongs to another program. It was not touched.</source>
        <translation>Este archivo es de otro programa. No se ha tocado.</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Training: everything is booked on {date}.</source>
        <translation>Formación: todo se registra con fecha {date}.</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Deshecho: {what}</translation>
    </message>
</context>
<context>
    <name>ToastHost</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Undo  Ctrl+Z</source>
        <translation>Deshacer  Ctrl+Z</translation>
    </message>
</context>
<context>
    <name>Unanswered</name>
    <message>
        <source>{kind} of {moment}: it was booked, though the program ended before it knew.</source>
        <translation>{kind} del {moment}: se registró, aunque el programa terminó antes de saberlo.</translation>
    </message>
    <message>
        <source>{kind} of {moment}: it was not booked. Enter it again.</source>
        <translation>{kind} del {moment}: no se registró. Introdúzcala de nuevo.</translation>
    </message>
    <message>
        <source>{kind} of {moment}: the server waits for its standby server. Do not enter it again: what became of it is told here.</source>
        <translation>{kind} del {moment}: el servidor espera a su servidor de reserva. No la introduzca de nuevo: aquí se dirá qué fue de ella.</translation>
    </message>
</context>
<context>
    <name>UnknownCodePanel</name>
    <message>
        <source>Choose a product first.</source>
        <translation>Elija antes un producto.</translation>
    </message>
    <message>
        <source>Create product</source>
        <translation>Crear producto</translation>
    </message>
    <message>
        <source>Ignore  Esc</source>
        <translation>Ignorar  Esc</translation>
    </message>
    <message>
        <source>Link the code</source>
        <translation>Vincular el código</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>No product has the code {code}.</source>
        <translation>Ningún producto tiene el código {code}.</translation>
    </message>
    <message>
        <source>Or a product that is there already</source>
        <translation>O un producto que ya existe</translation>
    </message>
    <message>
        <source>SKU of a new product</source>
        <translation>SKU de un producto nuevo</translation>
    </message>
    <message>
        <source>SKU or name</source>
        <translation>SKU o nombre</translation>
    </message>
    <message>
        <source>Type a SKU for the new product.</source>
        <translation>Escriba un SKU para el producto nuevo.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Units in such a pack</source>
        <translation>Unidades por envase</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unidad</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Keep mine</source>
        <translation>Mantener el mío</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Usar el otro</translation>
    </message>
    <message>
        <source>{part}: now {theirs}, it was {before}.</source>
        <translation>{part}: ahora {theirs}, antes {before}.</translation>
    </message>
    <message>
        <source>{part}: now {theirs}, you typed {mine}.</source>
        <translation>{part}: ahora {theirs}, usted escribió {mine}.</translation>
    </message>
</context>
</TS>
