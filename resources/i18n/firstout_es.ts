<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>All shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Despachar</translation>
    </message>
    <message>
        <source>Done in this session</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation type="unfinished"></translation>
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
        <source>Alert</source>
        <translation>Alerta</translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation>Todas las alertas</translation>
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
        <source>Lot</source>
        <translation>Lote</translation>
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
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>{shown} of {total} alerts</source>
        <translation>{shown} de {total} alertas</translation>
    </message>
</context>
<context>
    <name>Count</name>
    <message>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation type="unfinished">Caducidad</translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished">Ubicación</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation type="unfinished">Lote</translation>
    </message>
    <message>
        <source>Moved since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished">Producto</translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished">Estado</translation>
    </message>
    <message>
        <source>To count</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CountStart</name>
    <message>
        <source>Blind: show no expected quantities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a location or a product first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a location, a product, or both. What is booked meanwhile is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished">Ubicación</translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished">Producto</translation>
    </message>
    <message>
        <source>SKU, name or barcode</source>
        <translation type="unfinished">SKU, nombre o código de barras</translation>
    </message>
    <message>
        <source>Start the count</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CountView</name>
    <message>
        <source>Choose a location or a product, and start.

Type what you found and press Enter: the next row is selected. Scan a label to go to its row; a lot that should not be here is added to the sheet.

What is booked meanwhile shows under “Moved since” and is kept: only the difference at the moment of counting is posted. Rows that are not counted stay as they are.

Ctrl+Enter posts the differences as one adjustment, which can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished">Confirmar</translation>
    </message>
    <message>
        <source>Nothing stands there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} is not on this sheet.</source>
        <translation type="unfinished"></translation>
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
    <name>DispatchForm</name>
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
        <source>SKU, name or barcode</source>
        <translation>SKU, nombre o código de barras</translation>
    </message>
    <message>
        <source>Ship only part</source>
        <translation>Despachar solo una parte</translation>
    </message>
</context>
<context>
    <name>DispatchPanel</name>
    <message>
        <source>Choose a product first.</source>
        <translation>Elija primero un producto.</translation>
    </message>
    <message>
        <source>Lot {lot} instead of FEFO&apos;s choice; {earlier} expires earlier.</source>
        <translation>Lote {lot} en lugar del que propone FEFO; {earlier} caduca antes.</translation>
    </message>
    <message>
        <source>Only from lot {lot}.</source>
        <translation>Solo del lote {lot}.</translation>
    </message>
    <message>
        <source>Ship only {quantity}</source>
        <translation>Despachar solo {quantity}</translation>
    </message>
    <message>
        <source>The proposal was not on screen yet. Check it and confirm again.</source>
        <translation>La propuesta aún no estaba en pantalla. Revísela y confirme de nuevo.</translation>
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
    <name>Format</name>
    <message>
        <source>%Y-%m-%d</source>
        <translation>%d/%m/%Y</translation>
    </message>
</context>
<context>
    <name>Furnishing</name>
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
        <translation>Código de lote</translation>
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
        <source>All lots</source>
        <translation>Todos los lotes</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Empty lots too</source>
        <translation>También vacíos</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Caducado</translation>
    </message>
    <message>
        <source>Expires within 30 days</source>
        <translation>Caduca en 30 días</translation>
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
        <source>Lots</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>No lots yet. Scan a product to receive the first one.</source>
        <translation>Aún no hay lotes. Escanee un producto para recibir el primero.</translation>
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
        <source>{matching} of {total}</source>
        <translation>{matching} de {total}</translation>
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
        <translation type="unfinished"></translation>
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
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>NavFoot</name>
    <message>
        <source>Menu  F10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of all commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow or wide navigation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OperationsView</name>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
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
        <source>Receive  F2</source>
        <translation>Recibir  F2</translation>
    </message>
</context>
<context>
    <name>Plurals</name>
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
        <source>%n lot(s) on hold left out ({quantity})</source>
        <translation>
            <numerusform>%n lote retenido omitido ({quantity})</numerusform>
            <numerusform>%n lotes retenidos omitidos ({quantity})</numerusform>
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
        <source>%n recalled lot(s) left out ({quantity})</source>
        <translation>
            <numerusform>%n lote retirado omitido ({quantity})</numerusform>
            <numerusform>%n lotes retirados omitidos ({quantity})</numerusform>
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
        <source>Cannot be undone: %n later operation(s) used the stock.</source>
        <translation>
            <numerusform>No se puede deshacer: %n operación posterior usó las existencias.</numerusform>
            <numerusform>No se puede deshacer: %n operaciones posteriores usaron las existencias.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counted: %n difference(s) posted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
        <source>Nothing was imported: %n bad row(s).</source>
        <translation>
            <numerusform>No se importó nada: %n fila errónea.</numerusform>
            <numerusform>No se importó nada: %n filas erróneas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Post %n difference(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Tomar</translation>
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
        <source>Take the selected lot instead</source>
        <translation>Tomar el lote seleccionado</translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>More than {limit} cannot be booked at once.</source>
        <translation>No se puede registrar más de {limit} a la vez.</translation>
    </message>
    <message>
        <source>The quantity must be more than zero.</source>
        <translation>La cantidad debe ser mayor que cero.</translation>
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
</context>
<context>
    <name>ReceiveForm</name>
    <message>
        <source>311227 or 12/2027</source>
        <translation>311227 o 12/2027</translation>
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
        <source>SKU, name or barcode</source>
        <translation>SKU, nombre o código de barras</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Proveedor</translation>
    </message>
</context>
<context>
    <name>ReceivePanel</name>
    <message>
        <source>Choose a product first.</source>
        <translation>Elija primero un producto.</translation>
    </message>
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
    <name>SettingsView</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>FirstOut {version}, with Qt {qt}. Licence: Apache 2.0.</source>
        <translation>FirstOut {version}, con Qt {qt}. Licencia: Apache 2.0.</translation>
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
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cerrar</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetForm</name>
    <message>
        <source>Count {what}: {counted} of {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished">Ctrl+Intro</translation>
    </message>
    <message>
        <source>Discard the count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more here than one sheet holds. Count it product by product.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>Counted: everything agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is counted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the differences. Check them and confirm again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stocktake</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>All shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done in this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help: {view}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished">Hora</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date: {date}</source>
        <translation>Fecha: {date}</translation>
    </message>
    <message>
        <source>How far the work is</source>
        <translation type="unfinished"></translation>
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
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>Training date: {date}</source>
        <translation>Fecha de formación: {date}</translation>
    </message>
    <message>
        <source>User: {name}</source>
        <translation>Usuario: {name}</translation>
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
        <source>This file belongs to another program. It was not touched.</source>
        <translation>Este archivo es de otro programa. No se ha tocado.</translation>
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
        <source>Undo  Ctrl+Z</source>
        <translation>Deshacer  Ctrl+Z</translation>
    </message>
</context>
</TS>
